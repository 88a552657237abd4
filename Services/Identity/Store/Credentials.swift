import Crypto
import SQLite
import Vocabulary
import Wire

/// The table `credential`: what each account's password is checked with.
enum Credentials {
    static func hash(of account: UserName, in store: Reader) throws(SQLiteError) -> PasswordHash? {
        let text: String? = try store.value("SELECT hash FROM credential WHERE account = ?1", account)
        return text.map(PasswordHash.init(stored:))
    }

    static func keep(
        _ hash: PasswordHash, of account: UserName, at now: Instant, in transaction: inout Transaction
    ) throws(SQLiteError) {
        try transaction.run(
            """
            INSERT INTO credential(account, hash, changed_at) VALUES (?1, ?2, ?3)
            ON CONFLICT DO UPDATE SET hash = ?2, changed_at = ?3
            """, account, hash.text, now)
    }

    /// Takes a costlier hash of the same password, which does not make the password any younger.
    static func renew(
        _ hash: PasswordHash, of account: UserName, in transaction: inout Transaction
    ) throws(SQLiteError) {
        try transaction.run("UPDATE credential SET hash = ?2 WHERE account = ?1", account, hash.text)
    }
}
