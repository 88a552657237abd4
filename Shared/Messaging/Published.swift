import SQLite
import Synchronization

/// How far the journal has been published, on its way from the relay into the store.
///
/// The relay writes it down itself where the store is free at that moment. Beside a writer that is never idle it would get
/// its turn only by SQLite's polling, every few seconds, and publish in bursts; so there the writer takes it along in the
/// transaction that it commits anyway.
public final class Published: Sendable {
    private struct State {
        var confirmed: Int64 = 0
        var kept: Int64 = 0
    }

    private let state = Mutex(State())

    public init() {}

    /// The last row that the broker has confirmed.
    var position: Int64 { state.withLock { $0.confirmed } }

    /// The same where the store does not know it yet.
    var pending: Int64? { state.withLock { $0.confirmed > $0.kept ? $0.confirmed : nil } }

    /// Goes on from what the store says.
    func begin(at seq: Int64) { state.withLock { $0 = State(confirmed: seq, kept: seq) } }

    func noteConfirmed(_ seq: Int64) { state.withLock { $0.confirmed = max($0.confirmed, seq) } }

    /// The store has it for good.
    func noteKept(_ seq: Int64?) {
        guard let seq else { return }
        state.withLock { $0.kept = max($0.kept, seq) }
    }

    /// Writes it down; gives what ``noteKept(_:)`` is told once that is committed.
    func keep(in transaction: inout Transaction) throws(SQLiteError) -> Int64? {
        guard let seq = pending else { return nil }
        try transaction.run("UPDATE relay_cursor SET seq = max(seq, ?1)", seq)
        return seq
    }
}
