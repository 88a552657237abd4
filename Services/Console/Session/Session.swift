import Platform
import Wire

/// Who is signed in here: kept in a file that nobody else may read.
struct Session: Codable {
    var account: String
    var token: String
    /// When the token ends.
    var expires: Instant?
    /// As the Identity service names them.
    var roles: [String]
    /// When the token came, by the clock of this machine.
    var issued: Instant?
    /// What the next token is had for; each is good once.
    var refresh: String?
    /// When the session ends, whatever is done.
    var until: Instant?
    /// What has to be done before anything else.
    var must: String?

    /// Where it is kept: `KHUEVAN_SESSION`, or below the home directory.
    static func path(_ environment: Environment) -> String {
        if let path = environment["KHUEVAN_SESSION"], !path.isEmpty { return path }
        let home = environment["HOME"] ?? "."
        return (environment["XDG_CONFIG_HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? "\(home)/.config")
            + "/khuevan/session.json"
    }

    /// The session on record, or nothing; one that has run out is said so.
    static func current(_ environment: Environment, now: Instant) throws(Failure) -> Session? {
        guard let session = try read(environment) else { return nil }
        if let end = session.end, end <= now {
            throw .failed(
                en: "the session of \(session.account) ended at \(end.text); sign in again: khuevan sign-in "
                    + session.account,
                vi: "phiên của \(session.account) đã hết hạn lúc \(end.text); hãy đăng nhập lại: khuevan sign-in "
                    + session.account)
        }
        return session
    }

    /// The session on record, run out or not.
    static func read(_ environment: Environment) throws(Failure) -> Session? {
        let path = path(environment)
        guard Files.exists(path) else { return nil }
        let bytes: [UInt8]
        do throws(FileError) { bytes = try Files.read(path) } catch { throw .because(error) }
        guard case .success(let session) = WireDecoder.decode(Session.self, from: bytes) else {
            throw .failed(
                en: "\(path) is not a session file; sign in again: khuevan sign-in NAME",
                vi: "\(path) không phải tệp phiên làm việc; hãy đăng nhập lại: khuevan sign-in TÊN")
        }
        return session
    }

    func save(_ environment: Environment) throws(Failure) {
        let path = Self.path(environment)
        do throws(FileError) {
            try Files.createDirectory(Files.parent(of: path), intermediate: true)
            try Files.write(WireEncoder.encode(self), to: path, mode: 0o600)
        } catch { throw .because(error) }
    }

    /// When nothing can be sent any more: with the token, where that cannot be renewed.
    private var end: Instant? { refresh == nil ? expires : until }

    /// Less than half of the token's life is left, and another one would live longer.
    func isDue(at now: Instant) -> Bool {
        guard refresh != nil, let expires else { return false }
        if let until, expires >= until { return false }
        let start = (issued ?? expires).milliseconds
        return now.milliseconds >= start + (expires.milliseconds - start) / 2
    }
}

extension Session {
    /// Reads the answer of `identity.sign-in` or `identity.refresh`.
    init?(signIn answer: JSON, account: String, at now: Instant) {
        guard let token = answer["token"]?.string else { return nil }
        self.init(
            account: answer["account"]?.string ?? account, token: token,
            expires: answer["expires"]?.string.flatMap { Instant($0) },
            roles: (answer["roles"]?.array ?? []).map(Self.role), issued: now, refresh: answer["refresh"]?.string,
            until: answer["until"]?.string.flatMap { Instant($0) }, must: answer["must"]?.string)
    }

    /// A role as a word: `principal`, or `principal 99000…` where it is said for which unit.
    private static func role(_ stated: JSON) -> String {
        if let word = stated.string { return word }
        return [stated["role"]?.string, stated["unit"]?.string].compactMap { $0 }.joined(separator: " ")
    }
}
