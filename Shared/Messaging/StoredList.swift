public import SQLite
import Wire

/// A list kept whole in one column, for values that are only ever read together with their row.
public struct StoredList<Element: Codable & Sendable>: Bindable, Column, Sendable {
    public var items: [Element]

    public init(_ items: [Element]) { self.items = items }

    public var value: Value { .blob(WireEncoder.encode(items)) }

    public init?(_ value: Value) {
        guard case .blob(let bytes) = value, case .success(let items) = WireDecoder.decode([Element].self, from: bytes)
        else { return nil }
        self.items = items
    }
}

/// A value kept whole in one column, as it goes over the wire.
public struct Stored<State: Codable & Sendable>: Bindable, Column, Sendable {
    public var state: State

    public init(_ state: State) { self.state = state }

    public var value: Value { .blob(WireEncoder.encode(state)) }

    public init?(_ value: Value) {
        guard case .blob(let bytes) = value, case .success(let state) = WireDecoder.decode(State.self, from: bytes)
        else { return nil }
        self.state = state
    }
}
