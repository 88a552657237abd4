import Platform

/// The right of one process to write a store.
///
/// The kernel drops the lock with the process, however it dies, so nothing is left to clear away.
struct StoreLock {
    private let file: LockedFile

    /// Takes the lock, asking `waiting` whether to try again while another holds it; nothing when it said no.
    static func take(
        in directory: String, for service: String, waiting: (() -> Bool)?
    ) throws(FileError) -> StoreLock? {
        while true {
            if let file = try LockedFile.take("\(directory)/\(service).lock") { return StoreLock(file: file) }
            guard let waiting, waiting() else { return nil }
        }
    }

    func release() { file.release() }
}
