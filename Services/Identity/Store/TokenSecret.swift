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

    /// The one that signs now: the newest.
    static func current(in store: Reader) throws(SQLiteError) -> TokenSecret? {
        try store.first("SELECT id, seed, from_time FROM token_secret ORDER BY from_time DESC, id LIMIT 1")
    }

    func keep(in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            "INSERT INTO token_secret(id, seed, from_time) VALUES (?1, ?2, ?3)", id, seed, from)
    }
}
