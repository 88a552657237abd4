/// A type that knows how it is stored.
public protocol Bindable {
    var value: Value { get }
}

extension Value: Bindable {
    public var value: Value { self }
}

extension Int: Bindable {
    public var value: Value { .integer(Int64(self)) }
}

extension Int64: Bindable {
    public var value: Value { .integer(self) }
}

extension Bool: Bindable {
    public var value: Value { .integer(self ? 1 : 0) }
}

extension Double: Bindable {
    public var value: Value { .real(self) }
}

extension String: Bindable {
    public var value: Value { .text(self) }
}

extension [UInt8]: Bindable {
    public var value: Value { .blob(self) }
}

extension Optional: Bindable where Wrapped: Bindable {
    public var value: Value { self?.value ?? .null }
}
