import Access
import Crypto
import Vocabulary
import Wire

/// A key, a moment and claims that every token test begins with.
struct Sealed {
    static let now = Instant("2026-09-05T07:30:00+07:00") ?? .sample
    static let seconds = now.milliseconds / 1000
    static let claims = Claims(
        sub: .sample, sid: "c2Vzc2lvbg", iat: seconds, exp: seconds + 900, person: .sample,
        roles: [Claims.Grant(role: .nurse, unit: .sample)])

    let key: Ed25519.SigningKey
    let token: String

    init() throws {
        key = try Ed25519.SigningKey(seed: Array(1...32))
        token = try Token.sign(Self.claims, with: key, id: "k1")
    }

    /// Checks as a service does that knows the one key.
    func verify(_ token: String, at now: Instant = Self.now) -> Claims? {
        Token.verify(token, at: now) { id in id == "k1" ? key.verifyingKey : nil }
    }

    /// Signs whatever header and claims it is told to, as only the holder of the key could.
    func sign(header: String, claims: [UInt8]) throws -> String {
        let text = "\(Base64URL.encode(Array(header.utf8))).\(Base64URL.encode(claims))"
        return try "\(text).\(Base64URL.encode(key.sign(Array(text.utf8))))"
    }
}
