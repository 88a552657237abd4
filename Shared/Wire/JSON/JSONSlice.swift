/// One JSON value still lying in its bytes: for hot paths that need a few fields and no tree.
///
/// Slices made by a scanner are well formed; those made by hand are checked when read.
public struct JSONSlice: Sendable {
    public let bytes: [UInt8]
    public let range: Range<Int>
    let limits: JSONLimits
    /// The text, when the scanner found a string: it had to be checked, so it is made at once and not twice.
    private let decoded: String?

    public init(_ bytes: [UInt8], in range: Range<Int>? = nil, limits: JSONLimits = .standard) {
        decoded = nil
        self.bytes = bytes
        self.range = (range ?? 0..<bytes.count).clamped(to: 0..<bytes.count)
        self.limits = limits
    }

    /// The value at the reader's cursor, walked over.
    init(_ reader: inout JSONReader) throws(JSONError) {
        reader.skipSpace()
        let start = reader.position
        if reader.next == UInt8(ascii: "\"") {
            decoded = try reader.string()
        } else {
            decoded = nil
            try reader.skip()
        }
        bytes = reader.bytes
        range = start..<reader.position
        limits = reader.limits
    }

    /// The value's own text.
    public var text: ArraySlice<UInt8> { bytes[range] }

    public var isNull: Bool { first == UInt8(ascii: "n") && bytes[range].elementsEqual("null".utf8) }
    public var string: String? {
        if let decoded { return decoded }
        guard first == UInt8(ascii: "\""), let json else { return nil }
        return json.string
    }
    public var integer: Int64? { isNumber ? json?.integer : nil }
    public var decimal: Double? { isNumber ? json?.decimal : nil }
    public var bool: Bool? {
        guard first == UInt8(ascii: "t") || first == UInt8(ascii: "f") else { return nil }
        return json?.bool
    }
    public var isObject: Bool { first == UInt8(ascii: "{") }
    public var isArray: Bool { first == UInt8(ascii: "[") }

    /// The tree of this value, or `nil` when it is not well formed.
    public var json: JSON? { try? parse() }

    /// The tree of this value.
    public func parse() throws(JSONError) -> JSON {
        var reader = try JSONReader(bytes, in: range, limits: limits)
        let value = try reader.value()
        try reader.finish()
        return value
    }

    /// A walk over the members of this object.
    public func fields() throws(JSONError) -> FieldScanner { try FieldScanner(bytes, in: range, limits: limits) }

    /// A walk over the items of this array.
    public func items() throws(JSONError) -> ItemScanner { try ItemScanner(bytes, in: range, limits: limits) }

    private var first: UInt8? { range.isEmpty ? nil : bytes[range.lowerBound] }
    private var isNumber: Bool {
        guard let first else { return false }
        return first == UInt8(ascii: "-") || first &- UInt8(ascii: "0") < 10
    }
}
