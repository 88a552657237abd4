import CSQLite

/// Why SQLite said no.
///
/// Carries the SQL text but never a bound value: an error ends up in a log, and values are people's data.
public struct SQLiteError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The extended result code of <https://www.sqlite.org/rescode.html>.
    public let code: Int32
    public let message: String
    public let sql: String?

    public init(code: Int32, message: String, sql: String? = nil) {
        self.code = code
        self.message = message
        self.sql = sql
    }

    /// The low byte of the code: the family of the mistake.
    public var primaryCode: Int32 { code & 0xff }

    /// Another connection holds what this one needs, and the busy timeout ran out.
    public var isBusy: Bool { primaryCode == SQLITE_BUSY || primaryCode == SQLITE_LOCKED }

    /// The disk, or the limit set on the file, is full.
    public var isFull: Bool { primaryCode == SQLITE_FULL }

    /// A rule written in the schema refused the row.
    public var isConstraint: Bool { primaryCode == SQLITE_CONSTRAINT }

    /// A value does not fit the column or the type it is read into.
    public var isMismatch: Bool { primaryCode == SQLITE_MISMATCH }

    /// The statement or a value in it is at fault, not the store: tried again it fails again, and others do not.
    public var isOfStatement: Bool {
        let theirs = [
            SQLITE_ERROR, SQLITE_CONSTRAINT, SQLITE_MISMATCH, SQLITE_TOOBIG, SQLITE_RANGE, SQLITE_MISUSE, SQLITE_AUTH,
        ]
        return theirs.contains(primaryCode)
    }

    /// The file is damaged, or is no database at all.
    public var isCorrupt: Bool { primaryCode == SQLITE_CORRUPT || primaryCode == SQLITE_NOTADB }

    public var description: String {
        "SQLite \(code): \(message)" + (sql.map { " in: \($0)" } ?? "")
    }
}
