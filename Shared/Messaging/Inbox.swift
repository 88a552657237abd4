import Crypto
import Platform
import SQLite
import Wire

/// What has been settled already: the same command again gets the same answer, the same event has no second effect.
enum Inbox {
    /// Answers are kept this long; a command sent again later would be a new one.
    static let keptMilliseconds: Int64 = 30 * 86_400_000

    /// An answer that was given.
    struct Answer: RowReadable {
        var digest: [UInt8]
        var type: String
        var body: [UInt8]

        init(digest: [UInt8], type: String, body: [UInt8]) {
            self.digest = digest
            self.type = type
            self.body = body
        }

        init(row: borrowing Row) throws(SQLiteError) {
            digest = try row.blob(0)
            type = try row.text(1)
            body = try row.blob(2)
        }
    }

    static func answer(to id: MessageID, from sender: String, in store: Reader) throws(SQLiteError) -> Answer? {
        if Fault.noInbox.isPlanted { return nil }
        return try store.first("SELECT digest, type, body FROM answer WHERE sender = ?1 AND id = ?2", sender, id.text)
    }

    static func keep(
        _ answer: Answer, to id: MessageID, from sender: String, at now: Instant, in transaction: inout Transaction
    ) throws(SQLiteError) {
        try transaction.run(
            "INSERT \(Fault.noInbox.isPlanted ? "OR REPLACE " : "")INTO answer(sender, id, digest, type, body, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            sender, id.text, answer.digest, answer.type, answer.body, now.milliseconds)
    }

    static func hasOldAnswers(at now: Instant, in store: Reader) throws(SQLiteError) -> Bool {
        try store.exists("SELECT 1 FROM answer WHERE at < ?1 LIMIT 1", now.milliseconds - keptMilliseconds)
    }

    /// Forgets answers older than 30 days; a few at a time, so that no batch waits for it.
    static func forgetOldAnswers(at now: Instant, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            """
            DELETE FROM answer WHERE (sender, id) IN (SELECT sender, id FROM answer WHERE at < ?1 ORDER BY at LIMIT 200)
            """, now.milliseconds - keptMilliseconds)
    }

    /// Notes an event, and says whether it is new.
    static func isNew(
        _ id: MessageID, from source: Int64, in transaction: inout Transaction
    ) throws(SQLiteError) -> Bool {
        try transaction.run("INSERT OR IGNORE INTO event_seen(source, id) VALUES (?1, ?2)", source, id.bytes) == 1
            || Fault.noInbox.isPlanted
    }
}
