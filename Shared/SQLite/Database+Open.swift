import CSQLite

extension Database {
    /// Opens the database at `path` for reading and writing, creating it if there is none.
    ///
    /// A commit that has returned survives a power cut: WAL with `synchronous = FULL`
    /// (<https://www.sqlite.org/pragma.html#pragma_synchronous>). `:memory:` opens an empty one that dies with its handle.
    public static func open(_ path: String, busyMilliseconds: Int = 5_000) throws(SQLiteError) -> Database {
        let connection = try connect(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, busyMilliseconds)
        try connection.useWriteAheadLog(path)
        try connection.execute(
            """
            PRAGMA synchronous = FULL;
            PRAGMA foreign_keys = ON;
            PRAGMA cache_size = -2000;
            PRAGMA wal_autocheckpoint = 1000;
            PRAGMA journal_size_limit = 16777216;
            """)
        return Database(on: connection)
    }

    /// Opens an existing database for reading beside its writer: every query sees the writer's newest commit.
    public static func openReadOnly(_ path: String, busyMilliseconds: Int = 5_000) throws(SQLiteError) -> Database {
        let connection = try connect(path, SQLITE_OPEN_READONLY, busyMilliseconds)
        try connection.execute("PRAGMA query_only = ON; PRAGMA cache_size = -2000")
        // Opening reads nothing yet; a file that is no database shall be found here, not in some later query.
        try connection.execute("SELECT count(*) FROM sqlite_schema")
        return Database(on: connection)
    }

    private static func connect(
        _ path: String, _ mode: Int32, _ busyMilliseconds: Int
    ) throws(SQLiteError) -> sending Connection {
        var handle: OpaquePointer?
        let code = unsafe sqlite3_open_v2(
            path, &handle, mode | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nil)
        guard let opened = unsafe handle else {
            throw SQLiteError(code: SQLITE_NOMEM, message: "no memory to open \(path)")
        }
        // From here on the connection closes itself, also where the opening failed.
        let connection = unsafe Connection(adopting: opened)
        guard code == SQLITE_OK else {
            let reason = connection.failure(code)
            throw SQLiteError(code: code, message: "\(reason.message): \(path)")
        }
        // First of all, since the very next pragma may meet another connection at work.
        unsafe sqlite3_busy_timeout(opened, Int32(clamping: busyMilliseconds))
        try connection.distrust()
        return connection
    }
}

extension Connection {
    /// Turns on what <https://www.sqlite.org/security.html> advises for files that may be damaged or hostile.
    fileprivate func distrust() throws(SQLiteError) {
        let options: [(Int32, Int32)] = [
            (SQLITE_DBCONFIG_DEFENSIVE, 1), (SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0),
            (SQLITE_DBCONFIG_DQS_DML, 0), (SQLITE_DBCONFIG_DQS_DDL, 0),
        ]
        for (option, value) in options {
            let code = unsafe csqlite_db_config(handle, option, value)
            guard code == SQLITE_OK else { throw failure(code, "sqlite3_db_config \(option)") }
        }
        try execute("PRAGMA cell_size_check = ON")
    }

    /// Asks for WAL and looks at the answer: a file system that cannot share memory leaves the old mode in silence.
    fileprivate func useWriteAheadLog(_ path: String) throws(SQLiteError) {
        let prepared = try prepare("PRAGMA journal_mode = WAL")
        defer { prepared.giveBack() }
        let mode = try prepared.step() ? try Row(prepared: prepared).text(0) : "none"
        let isInMemory = path == ":memory:" && mode == "memory"
        guard mode == "wal" || isInMemory else {
            throw SQLiteError(code: SQLITE_CANTOPEN, message: "\(path) cannot use WAL; it stays in mode \(mode)")
        }
    }
}
