import Crypto
import SQLite
import Wire

/// One row of the table `token_secret`: the secret half of a key that signs tokens, and its name in their header.
struct TokenSecret: RowReadable {
    let id: String
    let from: Instant
    private let seed: [UInt8]

    /// The name is drawn from the public half, so that two keys never share one.
    init(_ key: Ed25519.SigningKey, from: Instant) {
        id = String(SHA256.hash(key.verifyingKey.bytes).hex.prefix(16))
        self.from = from
        seed = key.seed
    }

    init(row: borrowing Row) throws(SQLiteError) {
        id = try row.text(0)
        seed = try row.blob(1)
        from = try row[2]
    }

    func signingKey() throws(CryptoError) -> Ed25519.SigningKey { try Ed25519.SigningKey(seed: seed) }

    private static let columns = "SELECT id, seed, from_time FROM token_secret WHERE to_time IS NULL"

    /// The one that signs now: the newest that has begun; where the clock says that none has, the first.
    static func current(at now: Instant, in store: Reader) throws(SQLiteError) -> TokenSecret? {
        if let begun: TokenSecret = try store.first(
            "\(columns) AND from_time <= ?1 ORDER BY from_time DESC, id LIMIT 1", now)
        {
            return begun
        }
        return try store.first("\(columns) ORDER BY from_time, id LIMIT 1")
    }

    /// One that begins to sign within the time for which keys are published beforehand.
    static func next(after now: Instant, in store: Reader) throws(SQLiteError) -> TokenSecret? {
        try store.first(
            "\(columns) AND ?1 < from_time AND from_time <= ?2 ORDER BY from_time, id LIMIT 1", now,
            now.advanced(byMilliseconds: TokenKeys.notice))
    }

    /// All that have not been retired.
    static func all(in store: Reader) throws(SQLiteError) -> [TokenSecret] { try store.all(columns) }

    /// The newest that begins by then.
    static func newest(by moment: Instant, in store: Reader) throws(SQLiteError) -> TokenSecret? {
        try store.first("\(columns) AND from_time <= ?1 ORDER BY from_time DESC, id LIMIT 1", moment)
    }

    /// Keys that sign no more, and have not been retired.
    static func former(at now: Instant, in store: Reader) throws(SQLiteError) -> [TokenSecret] {
        guard let current = try current(at: now, in: store) else { return [] }
        return try store.all("\(columns) AND from_time < ?1 ORDER BY from_time", current.from)
    }

    func keep(in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            "INSERT INTO token_secret(id, seed, from_time) VALUES (?1, ?2, ?3)", id, seed, from)
    }

    /// Nothing is taken any more that it has signed.
    func retire(at now: Instant, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run("UPDATE token_secret SET to_time = ?2 WHERE id = ?1", id, now)
    }
}
