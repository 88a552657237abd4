import CSQLite

/// The C handle and its compiled statements: the one place where a database is mutable.
///
/// Not `Sendable`, so the views made from it (``Reader``, ``Transaction``, ``Statement``) stay where the database is.
/// Opened `NOMUTEX`, because the compiler already keeps it on one thread at a time.
@safe final class Connection {
    let handle: OpaquePointer
    private var statements: [String: Prepared] = [:]

    /// Beyond this many kept statements somebody is building SQL out of values; the idle ones are let go.
    private static let mostKept = 256

    init(adopting handle: OpaquePointer) { unsafe self.handle = handle }

    deinit {
        assert(busyStatementCount == 0, "a statement was left busy")
        statements.removeAll()
        unsafe sqlite3_close_v2(handle)
    }

    /// Whether a transaction is open.
    ///
    /// SQLite closes one by itself when a disk fills or fails.
    var isInTransaction: Bool { unsafe sqlite3_get_autocommit(handle) == 0 }

    var keptStatementCount: Int { statements.count }

    var busyStatementCount: Int {
        var count = 0
        var next = unsafe sqlite3_next_stmt(handle, nil)
        while let statement = unsafe next {
            if unsafe sqlite3_stmt_busy(statement) != 0 { count += 1 }
            unsafe next = unsafe sqlite3_next_stmt(handle, statement)
        }
        return count
    }

    /// Takes the statement for `sql` out of the cache; the caller gives it back on every path.
    ///
    /// A query that runs inside a walk over the same query gets a statement of its own.
    func borrow(_ sql: String, writing: Bool) throws(SQLiteError) -> Prepared {
        if let kept = statements[sql], !kept.isBorrowed {
            return try borrow(kept, writing: writing)
        }
        return try borrow(keep(sql), writing: writing)
    }

    /// Checks that `prepared` may run now, then marks it as taken.
    func borrow(_ prepared: Prepared, writing: Bool) throws(SQLiteError) -> Prepared {
        if prepared.isBorrowed {
            throw SQLiteError(code: SQLITE_MISUSE, message: "the statement is being walked over", sql: prepared.sql)
        }
        if !prepared.isReadOnly {
            guard writing else {
                throw SQLiteError(code: SQLITE_READONLY, message: "a reader does not write", sql: prepared.sql)
            }
            guard isInTransaction else { throw rolledBack(prepared.sql) }
        }
        prepared.isBorrowed = true
        return prepared
    }

    /// The kept statement for `sql`, compiled now if need be, or a fresh one where the kept one is at work.
    func keep(_ sql: String) throws(SQLiteError) -> Prepared {
        if let kept = statements[sql] { return kept.isBorrowed ? try prepare(sql) : kept }
        if statements.count >= Self.mostKept { statements = statements.filter { $0.value.isBorrowed } }
        let prepared = try prepare(sql)
        statements[sql] = prepared
        return prepared
    }

    /// Compiles `sql`, which must be exactly one statement.
    func prepare(_ sql: String) throws(SQLiteError) -> Prepared {
        let (first, rest) = unsafe try compile(sql, from: 0)
        guard let handle = unsafe first else {
            throw SQLiteError(code: SQLITE_MISUSE, message: "no statement", sql: sql)
        }
        let prepared = unsafe Prepared(adopting: handle, sql: sql)
        guard rest < sql.utf8.count else { return prepared }
        let (second, _) = unsafe try compile(sql, from: rest)
        guard unsafe second == nil else {
            unsafe sqlite3_finalize(second)
            throw SQLiteError(code: SQLITE_MISUSE, message: "one statement at a time; scripts go to execute", sql: sql)
        }
        return prepared
    }

    /// Runs a script that needs no values and whose rows nobody wants.
    func execute(_ script: String) throws(SQLiteError) {
        // sqlite3_exec would stop at a NUL and call the half it ran a success.
        guard !script.utf8.contains(0) else {
            throw SQLiteError(code: SQLITE_MISUSE, message: "a NUL in the script", sql: script)
        }
        let code = unsafe sqlite3_exec(handle, script, nil, nil, nil)
        guard code == SQLITE_OK else { throw failure(code, script) }
    }

    /// Runs one kept statement that takes no values, such as `COMMIT`.
    func command(_ sql: String) throws(SQLiteError) {
        let prepared = try keep(sql)
        defer { prepared.giveBack() }
        _ = try prepared.step()
    }

    /// Undoes the open transaction, if SQLite has not done so already.
    func rollBack() {
        // A rollback that fails leaves the transaction open, and the next BEGIN says so.
        if isInTransaction { try? command("ROLLBACK") }
    }

    func failure(_ code: Int32, _ sql: String? = nil) -> SQLiteError {
        unsafe SQLiteError(code: code, message: String(cString: sqlite3_errmsg(handle)), sql: sql)
    }

    func rolledBack(_ sql: String?) -> SQLiteError {
        SQLiteError(
            code: CSQLITE_ABORT_ROLLBACK, message: "no transaction is open: it has ended or was undone", sql: sql)
    }

    /// Compiles the statement at byte `start`; gives it, or nil for mere blanks, and where it ends.
    private func compile(_ sql: String, from start: Int) throws(SQLiteError) -> (OpaquePointer?, Int) {
        var statement: OpaquePointer?
        var end = 0
        let code: Int32 = unsafe sql.utf8.span.extracting(start...).withUnsafeBytes { bytes in
            guard let base = unsafe bytes.baseAddress?.assumingMemoryBound(to: CChar.self) else { return SQLITE_OK }
            var tail: UnsafePointer<CChar>?
            let code = unsafe sqlite3_prepare_v3(
                handle, base, Int32(clamping: bytes.count), UInt32(SQLITE_PREPARE_PERSISTENT), &statement, &tail)
            end = unsafe start + (tail.map { unsafe $0 - base } ?? bytes.count)
            return code
        }
        guard code == SQLITE_OK else { throw failure(code, sql) }
        return unsafe (statement, end)
    }
}
