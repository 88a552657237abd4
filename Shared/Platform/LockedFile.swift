import Glibc

/// A file only one process holds at a time; the kernel lets go of it with the process, however it dies.
public struct LockedFile: Sendable {
    private let descriptor: Int32

    /// Takes the lock, or gives nothing when another process has it.
    ///
    /// The file holds the process id, for people.
    public static func take(_ path: String) throws(FileError) -> LockedFile? {
        let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw FileError("open", path, code: errno) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let code = errno
            close(descriptor)
            if code == EWOULDBLOCK { return nil }
            throw FileError("lock", path, code: code)
        }
        _ = ftruncate(descriptor, 0)
        _ = Files.writeAll(Array("\(getpid())\n".utf8), to: descriptor)
        return LockedFile(descriptor: descriptor)
    }

    public func release() { close(descriptor) }
}
