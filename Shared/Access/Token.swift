public import Crypto
public import Wire

/// Signed proof of who somebody is: a JWT with EdDSA over Ed25519 (RFC 7519, RFC 8037), and no other algorithm.
public enum Token {
    /// Clocks of two machines may differ by this much.
    public static let clockSkewSeconds: Int64 = 60
    /// No longer text is looked at, whoever sends it; so none is given out (`Claims.mostRoles`).
    public static let longest = 8192

    /// The compact form: header, claims and signature in base64url.
    public static func sign(_ claims: Claims, with key: Ed25519.SigningKey, id: String) throws(CryptoError) -> String {
        let header = WireEncoder.encode(Header(alg: "EdDSA", typ: "JWT", kid: id))
        let payload = "\(Base64URL.encode(header)).\(Base64URL.encode(WireEncoder.encode(claims)))"
        return try "\(payload).\(Base64URL.encode(key.sign(Array(payload.utf8))))"
    }

    /// Checks form, algorithm, signature and time, in this order; says only that it failed, never why.
    ///
    /// `key` gives the public key for a `kid`, or nothing when it is not one of ours.
    public static func verify<E: Error>(
        _ token: String, at now: Instant, key: (String) throws(E) -> Ed25519.VerifyingKey?
    ) throws(E) -> Claims? {
        let parts = token.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard token.utf8.count <= longest, parts.count == 3, let headerBytes = bytes(parts[0]),
            let claimBytes = bytes(parts[1]), let signature = bytes(parts[2]),
            case .success(let header) = WireDecoder.decode(Header.self, from: headerBytes), header.alg == "EdDSA",
            header.typ == "JWT", let key = try key(header.kid)
        else { return nil }
        let signed = Array(token.utf8.prefix(parts[0].count + 1 + parts[1].count))
        guard key.verify(signature, of: signed),
            case .success(let claims) = WireDecoder.decode(Claims.self, from: claimBytes)
        else { return nil }
        return isCurrent(claims, at: now) ? claims : nil
    }

    /// Whether the claims hold at a moment, as far as two clocks may be trusted to agree.
    public static func isCurrent(_ claims: Claims, at now: Instant) -> Bool {
        let seconds = now.milliseconds / 1000
        return claims.iat <= seconds + clockSkewSeconds && seconds - clockSkewSeconds < claims.exp
    }

    private static func bytes(_ part: Substring.UTF8View) -> [UInt8]? {
        guard let text = String(part) else { return nil }
        return try? Base64URL.decode(text)
    }

    private struct Header: Codable {
        var alg: String
        var typ: String
        var kid: String
    }
}
