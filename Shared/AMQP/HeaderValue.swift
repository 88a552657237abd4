/// A value in a header table, as AMQP 0-9-1 and RabbitMQ's errata have them.
public indirect enum HeaderValue: Sendable, Hashable {
    case null
    case boolean(Bool)
    case integer(Int64)
    case real(Double)
    case string(String)
    case bytes([UInt8])
    /// Seconds since 1970.
    case timestamp(UInt64)
    case array([HeaderValue])
    case table([Header])
    /// Something we do not read: a decimal, a number beyond `Int64`, a kind unknown or nested too deep.
    case other(kind: UInt8)

    /// The text, if it is one; bytes that are UTF-8 count, since some clients send nothing else.
    public var text: String? {
        switch self {
        case .string(let text): text
        case .bytes(let bytes): String(validating: bytes, as: UTF8.self)
        default: nil
        }
    }

    /// The whole number, if it is one.
    public var number: Int64? {
        if case .integer(let number) = self { number } else { nil }
    }
}

extension HeaderValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral {
    public init(stringLiteral value: String) { self = .string(value) }
    public init(integerLiteral value: Int64) { self = .integer(value) }
    public init(booleanLiteral value: Bool) { self = .boolean(value) }
}

/// One named value of a header table.
public struct Header: Sendable, Hashable {
    public var name: String
    public var value: HeaderValue

    public init(_ name: String, _ value: HeaderValue) {
        self.name = name
        self.value = value
    }
}
