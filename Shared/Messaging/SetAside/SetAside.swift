import AMQP
public import SQLite
public import Wire

/// Messages that could not be settled when they came, kept whole in the service's own store.
///
/// A message that a handler stumbled over is tried again after 1 s, 10 s, 1 min, 10 min and 1 h, and then given up. One
/// that refers to something not yet here waits for it. One that can never be taken in is a dead letter at once. The count
/// of attempts and the message itself change in one transaction, so nothing is lost between them and the broker's
/// absence counts for nothing.
public enum SetAside {
    /// What is to become of a message.
    public enum State: String, WireEnum {
        case retry, parked, dead, discarded
    }

    /// Milliseconds before each further attempt.
    static let delays: [Int64] = [1_000, 10_000, 60_000, 600_000, 3_600_000]

    /// Days that a message which somebody threw away is kept.
    static let keptMilliseconds: Int64 = 30 * 86_400_000

    /// Why a message is set aside.
    enum Fate {
        /// A handler stumbled over it: again later, or given up where that has been often enough.
        case again
        case parked(until: EventSubject)
        case dead
    }

    /// Keeps a message once, however often its sender repeats it; says whether it is new.
    @discardableResult
    static func keep(
        _ message: Message, _ fate: Fate, because reason: String, at now: Instant, in transaction: inout Transaction
    ) throws(SQLiteError) -> Bool {
        var (state, root, due) = (State.dead, String?.none, Int64?.none)
        let attempts = message.attempts + 1
        switch fate {
        case .dead: break
        case .parked(let subject): (state, root) = (.parked, subject.text)
        case .again where attempts <= delays.count:
            (state, due) = (.retry, now.milliseconds + delays[attempts - 1])
        case .again: break
        }
        var number = message.number
        if number == nil { number = try same(message.delivery, in: transaction.reader) }
        if let number {
            try transaction.run(
                """
                UPDATE set_aside SET state = ?2, root = ?3, due = ?4, attempts = max(attempts, ?5), reason = ?6,
                changed = ?7 WHERE number = ?1
                """, number, state, root, due, attempts, reason, now.milliseconds)
            return message.number != nil
        }
        let (delivery, properties) = (message.delivery, message.delivery.properties)
        try transaction.run(
            """
            INSERT INTO set_aside(
                state, root, due, attempts, reason, arrived, changed, queue, exchange, routing_key, message_id, type,
                user, correlation_id, reply_to, authorization, traceparent, digest, body)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)
            """,
            state, root, due, attempts, reason, now.milliseconds, delivery.consumerTag, delivery.exchange,
            delivery.routingKey, properties.messageID ?? "", properties.type ?? "", properties.userID ?? "",
            properties.correlationID, properties.replyTo, delivery.header("authorization"),
            delivery.header("traceparent"), delivery.digest, delivery.body)
        return true
    }

    /// The number under which the same message is kept; without an id nobody can say whether it is the same.
    private static func same(_ delivery: Delivery, in store: Reader) throws(SQLiteError) -> Int64? {
        guard delivery.properties.messageID != nil else { return nil }
        return try store.value(
            "SELECT number FROM set_aside WHERE digest = ?1 AND state <> 'discarded'", delivery.digest)
    }

    /// Lets what waits for a subject be tried, in the order in which it came.
    static func release(
        _ root: EventSubject, at now: Instant, in transaction: inout Transaction
    ) throws(SQLiteError) {
        try transaction.run(
            """
            UPDATE set_aside SET state = 'retry', root = NULL, due = ?2, changed = ?2
            WHERE state = 'parked' AND root = ?1
            """, root.text, now.milliseconds)
    }

    /// Retries that are due, the oldest first.
    static func due(at now: Instant, limit: Int, in store: Reader) throws(SQLiteError) -> [Original] {
        try store.all(
            "SELECT \(Original.columns) FROM set_aside WHERE state = 'retry' AND due <= ?1 ORDER BY number LIMIT ?2",
            now.milliseconds, limit)
    }

    /// When the next retry is due; nothing where none waits.
    static func nextDue(in store: Reader) throws(SQLiteError) -> Instant? {
        try store.value("SELECT min(due) FROM set_aside WHERE state = 'retry'")
    }

    /// Whether a command of that id and sender waits to be tried again.
    static func isWaiting(_ id: String, of user: String, in store: Reader) throws(SQLiteError) -> Bool {
        try store.exists(
            "SELECT 1 FROM set_aside WHERE message_id = ?1 AND user = ?2 AND state = 'retry'", id, user)
    }

    /// A message that has been settled at last is no longer kept: the inbox and the journal know it.
    static func forget(_ message: Message, in transaction: inout Transaction) throws(SQLiteError) {
        guard let number = message.number else { return }
        try transaction.run("DELETE FROM set_aside WHERE number = ?1", number)
    }

    /// Forgets what was thrown away long ago, a little at a time.
    static func forgetDiscarded(at now: Instant, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            """
            DELETE FROM set_aside WHERE number IN (
                SELECT number FROM set_aside WHERE state = 'discarded' AND changed < ?1 ORDER BY number LIMIT 200)
            """, now.milliseconds - keptMilliseconds)
    }

    /// How many messages are in a state.
    public static func count(_ state: State, in store: Reader) throws(SQLiteError) -> Int {
        try store.value("SELECT count FROM set_aside_count WHERE state = ?1", state) ?? 0
    }
}
