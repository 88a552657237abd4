/// A type that can be read back from a stored value, or says it does not fit.
public protocol Column {
    init?(_ value: Value)
}

extension Value: Column {
    public init?(_ value: Value) { self = value }
}

extension Int: Column {
    public init?(_ value: Value) {
        guard case .integer(let integer) = value else { return nil }
        self.init(exactly: integer)
    }
}

extension Int64: Column {
    public init?(_ value: Value) {
        guard case .integer(let integer) = value else { return nil }
        self = integer
    }
}

extension Bool: Column {
    /// Only 0 and 1 are truth values; anything else means the column is not what the reader thinks.
    public init?(_ value: Value) {
        switch value {
        case .integer(0): self = false
        case .integer(1): self = true
        default: return nil
        }
    }
}

extension Double: Column {
    /// Takes an integer too, since `sum()` and `coalesce(x, 0)` answer with one where no row was real.
    public init?(_ value: Value) {
        switch value {
        case .real(let real): self = real
        case .integer(let integer): self.init(exactly: integer)
        default: return nil
        }
    }
}

extension String: Column {
    public init?(_ value: Value) {
        guard case .text(let text) = value else { return nil }
        self = text
    }
}

extension [UInt8]: Column {
    public init?(_ value: Value) {
        guard case .blob(let bytes) = value else { return nil }
        self = bytes
    }
}

extension Optional: Column where Wrapped: Column {
    public init?(_ value: Value) {
        if case .null = value {
            self = .none
        } else if let wrapped = Wrapped(value) {
            self = .some(wrapped)
        } else {
            return nil
        }
    }
}
