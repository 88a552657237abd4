import Platform

/// Keeps two runs of one person from changing the session at the same time.
///
/// A refresh secret is good once, and using it twice ends the session: whoever renews holds the lock from before he
/// reads the secret until the next one is on the disk.
struct SessionLock {
    let path: String
    /// How long another run is waited for, in milliseconds: somewhat longer than it waits for an answer.
    var limit: Int64 = 90_000
    var now: () -> Int64 = Clock.monotonicMilliseconds
    var pause: () -> Void = { _ = Wake().wait(milliseconds: 50) }

    init(_ environment: Environment) { path = Session.path(environment) + ".lock" }

    func holding<R>(_ body: () throws(Failure) -> R) throws(Failure) -> R {
        let file = try take()
        defer { file.release() }
        return try body()
    }

    private func take() throws(Failure) -> LockedFile {
        let deadline = now() + limit
        do throws(FileError) {
            try Files.createDirectory(Files.parent(of: path), intermediate: true)
            while true {
                if let file = try LockedFile.take(path) { return file }
                guard now() < deadline else { break }
                pause()
            }
        } catch { throw .because(error) }
        throw .failed(
            en:
                "another khuevan has been renewing the session for \(limit / 1000) s; see who holds \(path), and try again",
            vi:
                "một lệnh khuevan khác đang gia hạn phiên đã \(limit / 1000) giây; hãy xem tiến trình nào giữ \(path) rồi "
                + "thử lại")
    }
}
