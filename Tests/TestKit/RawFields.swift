/// A value of a header table of AMQP 0-9-1, of any kind there is or is not (RabbitMQ's errata, "Field types").
public indirect enum RawField: Sendable {
    case text([UInt8])
    case table([(name: [UInt8], value: RawField)])
    case array([RawField])
    /// A kind and the bytes after it, as they are: decimals, floats, numbers of any width, kinds nobody knows.
    case bytes(kind: UInt8, [UInt8])

    /// Empty lists in lists, so deep, as bytes: built without recursion, since it may be deeper than a stack.
    public static func nested(_ depth: Int, kind: UInt8 = UInt8(ascii: "A")) -> RawField {
        // From the outside in each level has 5 bytes of its own, a table also a name of no bytes.
        let own = kind == UInt8(ascii: "F") ? 6 : 5
        var bytes: [UInt8] = []
        for level in 0..<depth {
            let inside = max(0, depth - level - 1) * own
            if level > 0 {
                if kind == UInt8(ascii: "F") { bytes.append(0) }
                bytes.append(kind)
            }
            bytes += UInt32(inside).bigEndianBytes
        }
        return .bytes(kind: kind, bytes)
    }

    var encoded: [UInt8] {
        switch self {
        case .text(let text): [UInt8(ascii: "S")] + UInt32(text.count).bigEndianBytes + text
        case .table(let fields): [UInt8(ascii: "F")] + Self.table(fields)
        case .array(let values):
            [UInt8(ascii: "A")] + Self.long(values.flatMap(\.encoded))
        case .bytes(let kind, let bytes): [kind] + bytes
        }
    }

    static func table(_ fields: [(name: [UInt8], value: RawField)]) -> [UInt8] {
        long(fields.flatMap { Self.short($0.name) + $0.value.encoded })
    }

    static func short(_ text: [UInt8]) -> [UInt8] { [UInt8(min(255, text.count))] + text.prefix(255) }
    static func long(_ bytes: [UInt8]) -> [UInt8] { UInt32(bytes.count).bigEndianBytes + bytes }
}

/// The properties of a message as bytes, whatever they are; short texts are cut at 255 bytes.
public struct RawProperties: Sendable {
    public var contentType: [UInt8]?
    public var contentEncoding: [UInt8]?
    public var headers: [(name: [UInt8], value: RawField)]?
    public var deliveryMode: UInt8?
    public var priority: UInt8?
    public var correlationID: [UInt8]?
    public var replyTo: [UInt8]?
    public var expiration: [UInt8]?
    public var messageID: [UInt8]?
    public var timestamp: UInt64?
    public var type: [UInt8]?
    public var userID: [UInt8]?
    public var appID: [UInt8]?
    public var clusterID: [UInt8]?

    public init() {}

    /// The content header's property list: flags, then what they announce, in the order of the specification (§4.2.6).
    var encoded: [UInt8] {
        var flags: UInt16 = 0
        var list: [UInt8] = []
        func add(_ bit: UInt16, _ bytes: [UInt8]?) {
            guard let bytes else { return }
            flags |= 1 << bit
            list += bytes
        }
        add(15, contentType.map(RawField.short))
        add(14, contentEncoding.map(RawField.short))
        add(13, headers.map(RawField.table))
        add(12, deliveryMode.map { [$0] })
        add(11, priority.map { [$0] })
        add(10, correlationID.map(RawField.short))
        add(9, replyTo.map(RawField.short))
        add(8, expiration.map(RawField.short))
        add(7, messageID.map(RawField.short))
        add(6, timestamp.map(\.bigEndianBytes))
        add(5, type.map(RawField.short))
        add(4, userID.map(RawField.short))
        add(3, appID.map(RawField.short))
        add(2, clusterID.map(RawField.short))
        return flags.bigEndianBytes + list
    }
}

extension FixedWidthInteger {
    /// As AMQP has it on the wire.
    var bigEndianBytes: [UInt8] {
        stride(from: Self.bitWidth - 8, through: 0, by: -8).map { UInt8(truncatingIfNeeded: self >> Self($0)) }
    }
}
