import Contracts
import Crypto
import Messaging
import SQLite
import ServiceKit
import Vocabulary
import Wire

/// The keys of tokens as everybody knows them.
///
/// They are published before they sign, and retired when nothing is taken any more that they have signed; in between two
/// are good.
enum TokenKeys {
    /// Long enough for every service to hear of a key, and for one that was stopped to come back.
    static let notice: Int64 = 3_600_000
    /// Longer than any token holds, and clocks may differ.
    static let overlap: Int64 = 2 * 3_600_000

    /// Makes a key that signs from a moment on.
    static func mint(
        from: Instant, on occasion: Occasion, in transaction: inout Transaction
    ) throws(SQLiteError) -> Bool {
        guard let signingKey = try? Ed25519.SigningKey() else { return false }
        let secret = TokenSecret(signingKey, from: from)
        try secret.keep(in: &transaction)
        let key = TokenKey(
            id: secret.id, publicKey: Base64URL.encode(signingKey.verifyingKey.bytes), unit: UnitCode.root, from: from)
        try transaction.record("published", key, on: occasion)
        try Directory.keep(key, in: &transaction)
        return true
    }

    static func retire(
        _ secret: TokenSecret, on occasion: Occasion, in transaction: inout Transaction
    ) throws(SQLiteError) {
        guard let signingKey = try? secret.signingKey() else { return }
        try secret.retire(at: occasion.now, in: &transaction)
        let key = TokenKey(
            id: secret.id, publicKey: Base64URL.encode(signingKey.verifyingKey.bytes), unit: UnitCode.root,
            from: secret.from, to: occasion.now)
        try transaction.record("retired", key, on: occasion)
        try Directory.keep(key, in: &transaction)
    }
}
