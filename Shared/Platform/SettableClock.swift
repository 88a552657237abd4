import Synchronization

/// A clock whose time is set from outside: a test's, or a schedule run ahead.
public final class SettableClock: Sendable {
    private let milliseconds: Atomic<Int64>

    public init(_ milliseconds: Int64) { self.milliseconds = Atomic(milliseconds) }

    public var now: Int64 { milliseconds.load(ordering: .acquiring) }

    public func set(_ milliseconds: Int64) { self.milliseconds.store(milliseconds, ordering: .releasing) }

    public func advance(milliseconds: Int64) { self.milliseconds.wrappingAdd(milliseconds, ordering: .relaxed) }

    /// The same time as a value to pass on.
    public var clock: Clock { Clock { self.now } }
}
