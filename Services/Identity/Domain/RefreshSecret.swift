import Crypto

/// What renews a session: the session's name, the number of the renewal, and a code that only Identity can compute.
///
/// Nothing but a counter is kept of those that were given: an older number with a right code is a copy (RFC 9700 §4.14.2),
/// and the one that was given last can be given again to the same message.
struct RefreshSecret {
    let session: String
    let counter: Int64
    private let code: Digest

    init(session: String, counter: Int64, secret: [UInt8]) {
        self.session = session
        self.counter = counter
        code = Self.code(session, counter, secret)
    }

    init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard text.utf8.count <= 200, parts.count == 3, let counter = Int64(parts[1]), counter >= 1,
            let bytes = try? Base64URL.decode(String(parts[2])), let code = Digest(bytes)
        else { return nil }
        session = String(parts[0])
        self.counter = counter
        self.code = code
    }

    var text: String { "\(session).\(counter).\(Base64URL.encode(code.bytes))" }

    /// Whether it was computed with the session's secret.
    func isGenuine(with secret: [UInt8]) -> Bool { code.matches(Self.code(session, counter, secret)) }

    private static func code(_ session: String, _ counter: Int64, _ secret: [UInt8]) -> Digest {
        HMACSHA256.code(Array("\(session).\(counter)".utf8), key: secret)
    }
}
