import CSQLite
import Glibc
import Platform

extension Database {
    /// Copies the database as it is now into a new file, while others go on writing.
    ///
    /// One read transaction is held for the whole copy, so the copy is one moment's state and never starts over
    /// (<https://www.sqlite.org/backup.html> restarts when the source changes under it). The file gets its name only
    /// once it is whole, checked and on the disk; nothing existing is overwritten. The copy needs no log beside it.
    /// After every step `progress` is told how many pages are copied, and of how many.
    public func backup(
        to path: String, progress: (_ copied: Int, _ total: Int) -> Void = { _, _ in }
    ) throws(SQLiteError) {
        guard unsafe access(path, F_OK) != 0 else {
            throw SQLiteError(code: SQLITE_CANTOPEN, message: "\(path) exists; a backup never overwrites")
        }
        let partial = path + ".partial"
        try Self.remove(partial)
        do throws(SQLiteError) {
            try copy(to: partial, progress)
            try Self.flush(partial)
            guard unsafe rename(partial, path) == 0 else { throw Self.systemError("rename", path) }
            try Self.flush(Self.directory(of: path))
        } catch {
            try? Self.remove(partial)
            throw error
        }
    }

    private func copy(to path: String, _ progress: (Int, Int) -> Void) throws(SQLiteError) {
        try connection.command("BEGIN DEFERRED")
        defer { connection.rollBack() }
        // A deferred transaction takes its snapshot at the first read.
        _ = try reader.exists("SELECT 1 FROM sqlite_schema")

        let target = try Connection.openCopy(path)
        try connection.copyPages(to: target, progress)
        // The copy says WAL in its header; a lone file is easier to carry about, and opening it sets WAL again.
        try target.execute("PRAGMA journal_mode = DELETE")
        let findings = target.findings()
        guard findings.isEmpty else {
            throw SQLiteError(
                code: SQLITE_CORRUPT, message: "the copy is not sound: \(findings.joined(separator: "; "))")
        }
    }

    static func directory(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    static func flush(_ path: String) throws(SQLiteError) {
        let descriptor = unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw systemError("open", path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw systemError("fsync", path) }
    }

    private static func systemError(_ call: String, _ path: String) -> SQLiteError {
        let reason = unsafe strerror(errno).map { unsafe String(cString: $0) } ?? "error \(errno)"
        return SQLiteError(code: CSQLITE_IOERR_FSYNC, message: "\(call) \(path): \(reason)")
    }
}

extension Connection {
    fileprivate static func openCopy(_ path: String) throws(SQLiteError) -> sending Connection {
        var handle: OpaquePointer?
        let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
        let code = unsafe sqlite3_open_v2(path, &handle, flags, nil)
        guard let opened = unsafe handle else {
            throw SQLiteError(code: SQLITE_NOMEM, message: "no memory to open \(path)")
        }
        let connection = unsafe Connection(adopting: opened)
        guard code == SQLITE_OK else { throw connection.failure(code, path) }
        return connection
    }

    /// Copies in steps of 4 MiB, so that the caller can say how far it is.
    fileprivate func copyPages(to target: Connection, _ progress: (Int, Int) -> Void) throws(SQLiteError) {
        guard let backup = unsafe sqlite3_backup_init(target.handle, "main", handle, "main") else {
            throw target.failure(SQLITE_ERROR, "backup")
        }
        var code: Int32
        repeat {
            code = unsafe sqlite3_backup_step(backup, 1024)
            let total = unsafe Int(sqlite3_backup_pagecount(backup))
            progress(total - (unsafe Int(sqlite3_backup_remaining(backup))), total)
            Failpoint.inBackup.pass()
        } while code == SQLITE_OK
        let end = unsafe sqlite3_backup_finish(backup)
        guard code == SQLITE_DONE, end == SQLITE_OK else {
            throw target.failure(code == SQLITE_DONE ? end : code, "backup")
        }
    }
}
