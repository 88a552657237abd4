import SQLite
import Vocabulary
import Wire

/// The table `sign_in_failure`: wrong passwords since the last right one, and the lock they led to.
enum SignInFailures {
    static func isLocked(_ account: UserName, at now: Instant, in store: Reader) throws(SQLiteError) -> Bool {
        try store.exists("SELECT 1 FROM sign_in_failure WHERE account = ?1 AND ?2 < locked_until", account, now)
    }

    static func add(to account: UserName, at now: Instant, in transaction: inout Transaction) throws(SQLiteError) {
        let count: Int? = try transaction.value(
            """
            INSERT INTO sign_in_failure(account, count) VALUES (?1, 1)
            ON CONFLICT DO UPDATE SET count = count + 1 RETURNING count
            """, account)
        guard let minutes = Lockout.minutes(afterFailures: count ?? 1) else { return }
        try transaction.run(
            "UPDATE sign_in_failure SET locked_until = ?2 WHERE account = ?1",
            account, now.advanced(byMilliseconds: minutes * 60_000))
    }

    static func forgive(_ account: UserName, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            "UPDATE sign_in_failure SET count = 0, locked_until = NULL WHERE account = ?1", account)
    }
}
