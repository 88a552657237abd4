import SQLite
import Vocabulary
import Wire

/// The table `knock`: wrong passwords under a name since the last right one, and the lock they led to.
///
/// Names that nobody has are counted like others, so that a locked door does not say who lives there.
enum Knocks {
    /// Names in the table at most; beyond, those that nobody has knocked at for longest are forgotten.
    private static let capacity = 100_000
    /// A name that nobody has knocked at for so long is forgotten.
    static let kept: Int64 = 7 * 86_400_000

    /// A lock that would last longer than any was written by a clock that has been put right since, and locks nobody.
    static func isLocked(_ name: UserName, at now: Instant, in store: Reader) throws(SQLiteError) -> Bool {
        try store.exists(
            "SELECT 1 FROM knock WHERE name = ?1 AND ?2 < locked_until AND locked_until <= ?3", name, now,
            now.advanced(byMilliseconds: Lockout.longestMinutes * 60_000))
    }

    /// Counts a wrong password; gives whether the door is shut now.
    static func add(to name: UserName, at now: Instant, in transaction: inout Transaction) throws(SQLiteError) -> Bool {
        let count: Int? = try transaction.value(
            """
            INSERT INTO knock(name, count, last) VALUES (?1, 1, ?2)
            ON CONFLICT DO UPDATE SET count = count + 1, last = ?2 RETURNING count
            """, name, now)
        guard let minutes = Lockout.minutes(afterFailures: count ?? 1) else { return false }
        try transaction.run(
            "UPDATE knock SET locked_until = ?2 WHERE name = ?1", name, now.advanced(byMilliseconds: minutes * 60_000))
        return true
    }

    static func forgive(_ name: UserName, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run("DELETE FROM knock WHERE name = ?1", name)
    }

    static func hasOld(at now: Instant, in store: Reader) throws(SQLiteError) -> Bool {
        if try store.exists("SELECT 1 FROM knock WHERE last < ?1", now.milliseconds - kept) { return true }
        return try store.value("SELECT count(*) FROM knock") ?? 0 > capacity
    }

    static func forgetOld(at now: Instant, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            "DELETE FROM knock WHERE last < ?1 AND (locked_until IS NULL OR locked_until < ?2)",
            now.milliseconds - kept, now)
        try transaction.run(
            """
            DELETE FROM knock WHERE name IN (
                SELECT name FROM knock ORDER BY last LIMIT max(0, (SELECT count(*) FROM knock) - ?1))
            """, capacity)
    }
}
