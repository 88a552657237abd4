/// Notes the members a type asks for.
struct KeyedRecorder<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let recorder: SchemaRecorder

    var codingPath: [any CodingKey] { [] }
    var allKeys: [Key] { [] }

    private func required(_ key: Key) -> SchemaRecorder { recorder.property(key.stringValue, required: true) }
    private func optional(_ key: Key) -> SchemaRecorder { recorder.property(key.stringValue, required: false) }

    func contains(_ key: Key) -> Bool {
        _ = optional(key)
        return true
    }
    func decodeNil(forKey key: Key) -> Bool {
        _ = optional(key)
        return false
    }

    func decode(_ type: String.Type, forKey key: Key) -> String { required(key).text() }
    func decode(_ type: Bool.Type, forKey key: Key) -> Bool { required(key).flag() }
    func decode(_ type: Double.Type, forKey key: Key) -> Double { required(key).number() }
    func decode(_ type: Float.Type, forKey key: Key) -> Float { Float(required(key).number()) }
    func decode(_ type: Int.Type, forKey key: Key) -> Int { required(key).whole() }
    func decode(_ type: Int8.Type, forKey key: Key) -> Int8 { required(key).whole() }
    func decode(_ type: Int16.Type, forKey key: Key) -> Int16 { required(key).whole() }
    func decode(_ type: Int32.Type, forKey key: Key) -> Int32 { required(key).whole() }
    func decode(_ type: Int64.Type, forKey key: Key) -> Int64 { required(key).whole() }
    func decode(_ type: UInt.Type, forKey key: Key) -> UInt { required(key).whole() }
    func decode(_ type: UInt8.Type, forKey key: Key) -> UInt8 { required(key).whole() }
    func decode(_ type: UInt16.Type, forKey key: Key) -> UInt16 { required(key).whole() }
    func decode(_ type: UInt32.Type, forKey key: Key) -> UInt32 { required(key).whole() }
    func decode(_ type: UInt64.Type, forKey key: Key) -> UInt64 { required(key).whole() }
    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T { try required(key).read(type) }

    func decodeIfPresent(_ type: String.Type, forKey key: Key) -> String? { optional(key).text() }
    func decodeIfPresent(_ type: Bool.Type, forKey key: Key) -> Bool? { optional(key).flag() }
    func decodeIfPresent(_ type: Double.Type, forKey key: Key) -> Double? { optional(key).number() }
    func decodeIfPresent(_ type: Float.Type, forKey key: Key) -> Float? { Float(optional(key).number()) }
    func decodeIfPresent(_ type: Int.Type, forKey key: Key) -> Int? { optional(key).whole() }
    func decodeIfPresent(_ type: Int8.Type, forKey key: Key) -> Int8? { optional(key).whole() }
    func decodeIfPresent(_ type: Int16.Type, forKey key: Key) -> Int16? { optional(key).whole() }
    func decodeIfPresent(_ type: Int32.Type, forKey key: Key) -> Int32? { optional(key).whole() }
    func decodeIfPresent(_ type: Int64.Type, forKey key: Key) -> Int64? { optional(key).whole() }
    func decodeIfPresent(_ type: UInt.Type, forKey key: Key) -> UInt? { optional(key).whole() }
    func decodeIfPresent(_ type: UInt8.Type, forKey key: Key) -> UInt8? { optional(key).whole() }
    func decodeIfPresent(_ type: UInt16.Type, forKey key: Key) -> UInt16? { optional(key).whole() }
    func decodeIfPresent(_ type: UInt32.Type, forKey key: Key) -> UInt32? { optional(key).whole() }
    func decodeIfPresent(_ type: UInt64.Type, forKey key: Key) -> UInt64? { optional(key).whole() }
    func decodeIfPresent<T: Decodable>(_ type: T.Type, forKey key: Key) -> T? { try? optional(key).read(type) }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedDecodingContainer<Nested> {
        required(key).container(keyedBy: type)
    }
    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedDecodingContainer { required(key).unkeyedContainer() }
    func superDecoder() -> any Decoder { recorder.property("super", required: true) }
    func superDecoder(forKey key: Key) -> any Decoder { required(key) }
}

/// Notes what a list holds, from one item.
struct ListRecorder: UnkeyedDecodingContainer {
    let recorder: SchemaRecorder
    private(set) var currentIndex = 0

    init(recorder: SchemaRecorder) { self.recorder = recorder }

    var codingPath: [any CodingKey] { [] }
    var count: Int? { 1 }
    var isAtEnd: Bool { currentIndex > 0 }

    private mutating func item() -> SchemaRecorder {
        currentIndex += 1
        return recorder.item()
    }

    func decodeNil() -> Bool { false }
    mutating func decode(_ type: String.Type) -> String { item().text() }
    mutating func decode(_ type: Bool.Type) -> Bool { item().flag() }
    mutating func decode(_ type: Double.Type) -> Double { item().number() }
    mutating func decode(_ type: Float.Type) -> Float { Float(item().number()) }
    mutating func decode(_ type: Int.Type) -> Int { item().whole() }
    mutating func decode(_ type: Int8.Type) -> Int8 { item().whole() }
    mutating func decode(_ type: Int16.Type) -> Int16 { item().whole() }
    mutating func decode(_ type: Int32.Type) -> Int32 { item().whole() }
    mutating func decode(_ type: Int64.Type) -> Int64 { item().whole() }
    mutating func decode(_ type: UInt.Type) -> UInt { item().whole() }
    mutating func decode(_ type: UInt8.Type) -> UInt8 { item().whole() }
    mutating func decode(_ type: UInt16.Type) -> UInt16 { item().whole() }
    mutating func decode(_ type: UInt32.Type) -> UInt32 { item().whole() }
    mutating func decode(_ type: UInt64.Type) -> UInt64 { item().whole() }
    mutating func decode<T: Decodable>(_ type: T.Type) throws -> T { try item().read(type) }

    mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedDecodingContainer<Nested> {
        item().container(keyedBy: type)
    }
    mutating func nestedUnkeyedContainer() -> any UnkeyedDecodingContainer { item().unkeyedContainer() }
    mutating func superDecoder() -> any Decoder { item() }
}

/// Notes what a wrapper wraps.
struct SingleRecorder: SingleValueDecodingContainer {
    let recorder: SchemaRecorder

    var codingPath: [any CodingKey] { [] }

    func decodeNil() -> Bool { false }
    func decode(_ type: String.Type) -> String { recorder.text() }
    func decode(_ type: Bool.Type) -> Bool { recorder.flag() }
    func decode(_ type: Double.Type) -> Double { recorder.number() }
    func decode(_ type: Float.Type) -> Float { Float(recorder.number()) }
    func decode(_ type: Int.Type) -> Int { recorder.whole() }
    func decode(_ type: Int8.Type) -> Int8 { recorder.whole() }
    func decode(_ type: Int16.Type) -> Int16 { recorder.whole() }
    func decode(_ type: Int32.Type) -> Int32 { recorder.whole() }
    func decode(_ type: Int64.Type) -> Int64 { recorder.whole() }
    func decode(_ type: UInt.Type) -> UInt { recorder.whole() }
    func decode(_ type: UInt8.Type) -> UInt8 { recorder.whole() }
    func decode(_ type: UInt16.Type) -> UInt16 { recorder.whole() }
    func decode(_ type: UInt32.Type) -> UInt32 { recorder.whole() }
    func decode(_ type: UInt64.Type) -> UInt64 { recorder.whole() }
    func decode<T: Decodable>(_ type: T.Type) throws -> T { try recorder.same(type) }
}

/// The schemas of the plain kinds, each with the value to go on with.
extension SchemaRecorder {
    func text() -> String {
        scalar(["type": "string"])
        return ""
    }
    func flag() -> Bool {
        scalar(["type": "boolean"])
        return false
    }
    func number() -> Double {
        scalar(["type": "number"])
        return 0
    }
    func whole<I: FixedWidthInteger>() -> I {
        scalar(["type": "integer"])
        return 0
    }
}
