/// A JSON value as it stood in the text: whole numbers kept whole, members kept in order.
///
/// `==` is strict: `1` and `1.0` differ, and so do two objects whose members stand in another order.
public enum JSON: Sendable, Hashable {
    case null
    case bool(Bool)
    case integer(Int64)
    case decimal(Double)
    case string(String)
    case array([JSON])
    case object([Member])

    /// The member of that name, or `nil` when there is none or this is not an object.
    public subscript(name: String) -> JSON? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    /// The item at that position, or `nil` when there is none or this is not an array.
    public subscript(index: Int) -> JSON? {
        guard case .array(let items) = self, items.indices.contains(index) else { return nil }
        return items[index]
    }

    public var string: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// The whole number this is; `3.0` is one too, as JSON Schema has it.
    public var integer: Int64? {
        switch self {
        case .integer(let number): number
        case .decimal(let number): Int64(exactly: number)
        default: nil
        }
    }

    public var decimal: Double? {
        switch self {
        case .integer(let number): Double(number)
        case .decimal(let number): number
        default: nil
        }
    }

    public var bool: Bool? {
        if case .bool(let flag) = self { flag } else { nil }
    }

    public var array: [JSON]? {
        if case .array(let items) = self { items } else { nil }
    }

    public var object: [Member]? {
        if case .object(let members) = self { members } else { nil }
    }

    public var isNull: Bool {
        if case .null = self { true } else { false }
    }
}

/// One name and its value in a JSON object.
public struct Member: Sendable, Hashable {
    public var name: String
    public var value: JSON

    public init(_ name: String, _ value: JSON) {
        self.name = name
        self.value = value
    }
}
