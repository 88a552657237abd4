public import SQLite
public import Wire

/// Something that a service does by itself when it is time, in a transaction of the writer's.
///
/// It decides by what the store holds and by the clock, never by what it remembers: a process that has just been
/// started goes on where the last one ended.
public protocol Routine: Sendable {
    /// What it does, for the log.
    static var name: StaticString { get }

    /// Milliseconds between two looks.
    static var pause: Int64 { get }

    /// Whether there is anything to do; asked before a transaction is opened for it.
    static func isDue(at now: Instant, in store: Reader) throws(SQLiteError) -> Bool

    /// Does it. What throws is rolled back, logged, and tried again at the next look.
    static func run(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError)
}
