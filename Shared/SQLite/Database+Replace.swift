import CSQLite
import Glibc

extension Database {
    /// Removes a database that nobody has open, with its logs; none there is no error.
    ///
    /// A log left behind would be played into the next database of that name.
    public static func remove(_ path: String) throws(SQLiteError) {
        for file in [path, "\(path)-journal", "\(path)-wal", "\(path)-shm"] {
            guard unsafe unlink(file) == 0 || errno == ENOENT else { throw failure("remove", file) }
        }
    }

    /// Puts a closed database in the place of another that nobody has open, in one step, and keeps the old one under
    /// the name `path` + `.before`.
    ///
    /// A log beside either would belong to the wrong database afterwards, so there must be none: closing the last
    /// connection removes it.
    public static func replace(_ path: String, with other: String) throws(SQLiteError) {
        for log in ["\(path)-wal", "\(other)-wal"] where unsafe access(log, F_OK) == 0 {
            throw SQLiteError(code: SQLITE_BUSY, message: "\(log) exists: somebody has the database open")
        }
        let before = "\(path).before"
        guard unsafe unlink(before) == 0 || errno == ENOENT else { throw failure("remove", before) }
        // A second name for the old file first: at no moment is there no database under its name.
        guard unsafe link(path, before) == 0 || errno == ENOENT else { throw failure("keep", before) }
        try flush(other)
        guard unsafe rename(other, path) == 0 else { throw failure("replace", path) }
        try flush(directory(of: path))
    }

    private static func failure(_ call: String, _ path: String) -> SQLiteError {
        let reason = unsafe strerror(errno).map { unsafe String(cString: $0) } ?? "error \(errno)"
        return SQLiteError(code: CSQLITE_IOERR_FSYNC, message: "\(call) \(path): \(reason)")
    }
}
