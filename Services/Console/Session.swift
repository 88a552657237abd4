import Platform
import Wire

/// Who is signed in here: kept in a file that nobody else may read.
struct Session: Codable {
    var account: String
    var token: String
    var expires: Instant?
    /// As the Identity service names them.
    var roles: [String]

    /// Where it is kept: `KHUEVAN_SESSION`, or below the home directory.
    static func path(_ environment: Environment) -> String {
        if let path = environment["KHUEVAN_SESSION"], !path.isEmpty { return path }
        let home = environment["HOME"] ?? "."
        return (environment["XDG_CONFIG_HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? "\(home)/.config")
            + "/khuevan/session.json"
    }

    /// The session on record, or nothing; one that has run out is said so.
    static func current(_ environment: Environment, now: Instant) throws(Failure) -> Session? {
        let path = path(environment)
        guard Files.exists(path) else { return nil }
        let bytes: [UInt8]
        do throws(FileError) { bytes = try Files.read(path) } catch { throw .because(error) }
        guard case .success(let session) = WireDecoder.decode(Session.self, from: bytes) else {
            throw .failed(
                en: "\(path) is not a session file; sign in again: khuevan sign-in NAME",
                vi: "\(path) không phải tệp phiên làm việc; hãy đăng nhập lại: khuevan sign-in TÊN")
        }
        if let expires = session.expires, expires <= now {
            throw .failed(
                en: "the session of \(session.account) ended at \(expires.text); sign in again: khuevan sign-in "
                    + session.account,
                vi: "phiên của \(session.account) đã hết hạn lúc \(expires.text); hãy đăng nhập lại: khuevan sign-in "
                    + session.account)
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
}
