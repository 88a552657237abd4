import AMQP
public import SQLite
import Vocabulary
import Wire

/// What the relay does for others besides publishing what is new: publishes ranges again for whoever asked, and asks
/// sources for what is missing of theirs.
enum Errands {
    /// A range of the journal that somebody wants again.
    struct Replay: RowReadable {
        var number: Int64
        var queue: String
        var next: Int64
        var last: Int64

        init(row: borrowing Row) throws(SQLiteError) {
            number = try row.integer(0)
            queue = try row.text(1)
            next = try row.integer(2)
            last = try row.integer(3)
        }
    }

    /// A gap that is to be asked for, and of whom.
    struct Missing: RowReadable {
        var gap: Gap
        var source: String

        init(row: borrowing Row) throws(SQLiteError) {
            gap = try Gap(row: row)
            source = try row.text(6)
        }
    }

    /// Milliseconds until the source is asked again, the longer the more often it was asked.
    static let delays: [Int64] = [10_000, 60_000, 600_000, 3_600_000]

    static func nextReplay(in store: Reader) throws(SQLiteError) -> Replay? {
        try store.first("SELECT number, queue, next, last FROM replay ORDER BY number LIMIT 1")
    }

    /// Moves a replay on; one that has come to its end, or whose queue is gone, is over.
    static func advance(
        _ replay: Replay, to next: Int64?, in transaction: inout Transaction
    ) throws(SQLiteError) {
        if let next, next <= replay.last {
            try transaction.run("UPDATE replay SET next = ?2 WHERE number = ?1", replay.number, next)
        } else {
            try transaction.run("DELETE FROM replay WHERE number = ?1", replay.number)
        }
    }

    /// Gaps that it is time to ask for.
    static func missing(at now: Instant, in store: Reader) throws(SQLiteError) -> [Missing] {
        try store.all(
            """
            SELECT \(Gap.columns), source.name FROM gap JOIN source ON source.number = gap.source
            WHERE gap.due <= ?1 ORDER BY gap.due LIMIT 16
            """, now.milliseconds)
    }

    /// Writes down that a gap was asked for.
    static func noteAsked(_ gap: Gap, at now: Instant, in transaction: inout Transaction) throws(SQLiteError) {
        let delay = delays[min(Int(gap.asked), delays.count - 1)]
        try transaction.run(
            "UPDATE gap SET asked = asked + 1, due = ?3 WHERE source = ?1 AND first = ?2", gap.source, gap.first,
            now.milliseconds + delay)
    }

    /// The command that asks a service for a range of its journal.
    static func request(
        _ gap: Gap, of service: String, for subscriber: EventSource, id: MessageID
    ) -> OutgoingMessage {
        let name = "\(service).replay-journal"
        let body = WireEncoder.encode(
            ReplayRequest(first: gap.first, last: gap.last, queue: "\(subscriber.name).\(Intake.events)"))
        return OutgoingMessage(
            body,
            Properties(
                contentType: "application/json", type: name, messageID: id.text, userID: subscriber.name,
                appID: subscriber.name))
    }

    /// The fields of `<service>.replay-journal`.
    private struct ReplayRequest: Encodable {
        var first: Int64
        var last: Int64
        var queue: String
    }
}

extension Journal {
    /// Notes that a range of the journal is to be published again to one queue; a range already waiting there is enough.
    ///
    /// - Returns: how many rows that is.
    public static func replay(
        _ range: ClosedRange<Int64>, to queue: String, in transaction: inout Transaction
    ) throws(SQLiteError) -> Int64 {
        let last = min(range.upperBound, try head(in: transaction.reader).seq)
        guard range.lowerBound <= last else { return 0 }
        let isWaiting = try transaction.exists(
            "SELECT 1 FROM replay WHERE queue = ?1 AND next <= ?2 AND last >= ?3", queue, range.lowerBound, last)
        if !isWaiting {
            try transaction.run(
                "INSERT INTO replay(queue, next, last) VALUES (?1, ?2, ?3)", queue, range.lowerBound, last)
        }
        return last - range.lowerBound + 1
    }
}
