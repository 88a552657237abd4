/// Says everything about one kind of value once: how it looks, what a good one is, what to say of a bad one.
///
/// A broken field records the complaint and takes the sample, so that decoding goes on and finds the rest; schemas are
/// derived from the same two.
public protocol WireValue: Codable, Sendable, Hashable {
    /// The members of a JSON Schema object.
    static var schema: JSON { get }
    static var sample: Self { get }
    /// The sentence for a value that is not one of these.
    static var complaint: Bilingual { get }
    init?(json: JSON)
    var json: JSON { get }
}

/// A value that is one string on the wire.
public protocol TextValue: WireValue, CustomStringConvertible, CodingKeyRepresentable {
    init?(_ text: String)
    var text: String { get }
}

/// A closed set of words.
public protocol WireEnum: WireValue, CaseIterable, RawRepresentable where RawValue == String {}

extension WireEnum {
    /// The word's place among all, as they are declared, from 0.
    public var place: Int { Self.allCases.prefix { $0 != self }.count }
}

extension Comparable where Self: WireEnum {
    public static func < (left: Self, right: Self) -> Bool { left.place < right.place }
}

/// A closed set of whole numbers.
public protocol WireNumber: WireValue, CaseIterable, RawRepresentable where RawValue == Int {}

extension WireValue {
    public init(from decoder: any Decoder) throws { self = try decodeWireValue(from: decoder) }
    public func encode(to encoder: any Encoder) throws { try encodeWireValue(json, to: encoder) }
}

extension TextValue {
    public init?(json: JSON) {
        guard case .string(let text) = json else { return nil }
        self.init(text)
    }
    public var json: JSON { .string(text) }
    public var description: String { text }

    /// Lets such values be the keys of a dictionary, which is then an object on the wire.
    public var codingKey: any CodingKey { AnyKey(text) }
    public init?<T: CodingKey>(codingKey: T) { self.init(codingKey.stringValue) }
}

extension WireEnum {
    public init(from decoder: any Decoder) throws { self = try decodeWireValue(from: decoder) }
    public func encode(to encoder: any Encoder) throws { try encodeWireValue(json, to: encoder) }

    public init?(json: JSON) {
        guard case .string(let text) = json else { return nil }
        self.init(rawValue: text)
    }
    public var json: JSON { .string(rawValue) }

    public static var schema: JSON {
        ["type": "string", "enum": .array(allCases.map { .string($0.rawValue) })]
    }
    /// The first case; an enumeration has one, or it could not be a message's field at all.
    public static var sample: Self {
        guard let first = allCases.first else { preconditionFailure("\(Self.self) has no cases") }
        return first
    }
    public static var complaint: Bilingual {
        let words = allCases.map(\.rawValue).joined(separator: ", ")
        return Bilingual(en: "must be one of: \(words)", vi: "phải là một trong các giá trị: \(words)")
    }
}

extension WireNumber {
    // Said again, as for `WireEnum`: or the standard library's `RawRepresentable` would be read and written instead.
    public init(from decoder: any Decoder) throws { self = try decodeWireValue(from: decoder) }
    public func encode(to encoder: any Encoder) throws { try encodeWireValue(json, to: encoder) }

    /// `3.0` is a whole number too, as JSON Schema has it.
    public init?(json: JSON) {
        guard let number = json.integer, let raw = Int(exactly: number) else { return nil }
        self.init(rawValue: raw)
    }
    public var json: JSON { .integer(Int64(rawValue)) }

    public static var schema: JSON { ["type": "integer", "enum": .array(allCases.map(\.json))] }
    public static var sample: Self {
        guard let first = allCases.first else { preconditionFailure("\(Self.self) has no cases") }
        return first
    }
    public static var complaint: Bilingual {
        let numbers = allCases.map { String($0.rawValue) }.joined(separator: ", ")
        return Bilingual(en: "must be one of: \(numbers)", vi: "phải là một trong các giá trị: \(numbers)")
    }
}

/// Our own decoders are asked directly; any other gives up its JSON through the usual containers.
private func decodeWireValue<Value: WireValue>(from decoder: any Decoder) throws -> Value {
    if let node = decoder as? DecodingNode { return node.wireValue(Value.self) }
    if let recorder = decoder as? SchemaRecorder { return recorder.wireValue(Value.self) }
    guard let value = Value(json: try JSON(from: decoder)) else {
        throw DecodingError.dataCorrupted(
            .init(codingPath: decoder.codingPath, debugDescription: Value.complaint.en))
    }
    return value
}

private func encodeWireValue(_ json: JSON, to encoder: any Encoder) throws {
    guard let node = encoder as? EncodingNode else { return try json.encode(to: encoder) }
    node.write(json)
}
