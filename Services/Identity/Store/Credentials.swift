import Crypto
import SQLite
import Vocabulary
import Wire

/// The table `credential`: what each account's password is checked with, and `former_password`: what it was before.
enum Credentials {
    /// Passwords that may not come back: the present one and those before it.
    private static let remembered = 5

    /// What is known of a password.
    struct Credential: RowReadable {
        var hash: PasswordHash
        var changed: Instant
        /// Whether somebody else has made it.
        var mustChange: Bool

        init(row: borrowing Row) throws(SQLiteError) {
            hash = PasswordHash(stored: try row.text(0))
            changed = try row[1]
            mustChange = try row.integer(2) == 1
        }
    }

    static func of(_ account: UserName, in store: Reader) throws(SQLiteError) -> Credential? {
        try store.first("SELECT hash, changed_at, must_change FROM credential WHERE account = ?1", account)
    }

    /// The present password and those before it, as far as they may not come back.
    static func remembered(of account: UserName, in store: Reader) throws(SQLiteError) -> [PasswordHash] {
        let texts: [String] = try store.values(
            """
            SELECT hash FROM (
                SELECT hash, 9e18 AS until FROM credential WHERE account = ?1
                UNION ALL SELECT hash, until FROM former_password WHERE account = ?1)
            ORDER BY until DESC LIMIT ?2
            """, account, remembered)
        return texts.map(PasswordHash.init(stored:))
    }

    /// Sets a password; what it was before is remembered, in their order whatever the clock says.
    static func keep(
        _ hash: PasswordHash, of account: UserName, mustChange: Bool = false, at now: Instant,
        in transaction: inout Transaction
    ) throws(SQLiteError) {
        try transaction.run(
            """
            INSERT INTO former_password(account, until, hash)
            SELECT account, max(?2, coalesce((SELECT max(until) + 1 FROM former_password WHERE account = ?1), ?2)), hash
            FROM credential WHERE account = ?1
            """, account, now)
        try transaction.run(
            """
            DELETE FROM former_password WHERE account = ?1 AND until < (
                SELECT until FROM former_password WHERE account = ?1 ORDER BY until DESC LIMIT 1 OFFSET ?2)
            """, account, remembered - 2)
        try transaction.run(
            """
            INSERT INTO credential(account, hash, changed_at, must_change) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT DO UPDATE SET hash = ?2, changed_at = ?3, must_change = ?4
            """, account, hash.text, now, mustChange ? 1 : 0)
    }

    /// Has the password changed before anything else is done.
    static func demandChange(of account: UserName, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run("UPDATE credential SET must_change = 1 WHERE account = ?1", account)
    }

    /// Takes a costlier hash of the same password, which does not make the password any younger.
    static func renew(
        _ hash: PasswordHash, of account: UserName, in transaction: inout Transaction
    ) throws(SQLiteError) {
        try transaction.run("UPDATE credential SET hash = ?2 WHERE account = ?1", account, hash.text)
    }
}
