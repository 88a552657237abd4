import CSQLite

/// One open database file, with the one transaction it may have open.
///
/// Not copyable and not `Sendable`: it stays with whoever opened it, or goes whole into a `Mutex`. Closing is the end of
/// its life.
public struct Database: ~Copyable {
    let connection: Connection

    init(on connection: consuming sending Connection) { self.connection = connection }

    /// Reads outside any transaction: each query sees the newest commit.
    public var reader: Reader { Reader(connection: connection) }

    /// Runs `body` in one immediate transaction: committed when it returns, undone when it throws.
    ///
    /// Immediate, because a deferred transaction that has read can find its snapshot stale when it comes to write, and
    /// then no busy timeout helps: `SQLITE_BUSY_SNAPSHOT`, at once (<https://www.sqlite.org/isolation.html>).
    ///
    /// The closure names its error, as 6.3 infers none: `{ (transaction) throws(Refusal) in`.
    @discardableResult
    public mutating func write<R, E: Error>(
        _ body: (inout Transaction) throws(E) -> R
    ) throws(WriteError<E>) -> R {
        try unitOfWork("BEGIN IMMEDIATE") { (connection) throws(E) in
            var transaction = Transaction(on: connection)
            return try body(&transaction)
        }
    }

    /// The same for a body whose only error is SQLite's, so that the caller need not unwrap.
    @discardableResult
    public mutating func write<R>(
        _ body: (inout Transaction) throws(SQLiteError) -> R
    ) throws(SQLiteError) -> R {
        do throws(WriteError<SQLiteError>) {
            return try unitOfWork("BEGIN IMMEDIATE") { (connection) throws(SQLiteError) in
                var transaction = Transaction(on: connection)
                return try body(&transaction)
            }
        } catch { throw error.either }
    }

    /// Runs `body` on one consistent snapshot, taken at its first query, whatever others commit meanwhile.
    public mutating func read<R, E: Error>(_ body: (Reader) throws(E) -> R) throws(WriteError<E>) -> R {
        try unitOfWork("BEGIN DEFERRED") { (connection) throws(E) in
            try body(Reader(connection: connection))
        }
    }

    /// The same for a body whose only error is SQLite's.
    public mutating func read<R>(_ body: (Reader) throws(SQLiteError) -> R) throws(SQLiteError) -> R {
        do throws(WriteError<SQLiteError>) {
            return try unitOfWork("BEGIN DEFERRED") { (connection) throws(SQLiteError) in
                try body(Reader(connection: connection))
            }
        } catch { throw error.either }
    }

    /// Runs a script of any statements, outside any transaction but those it opens itself.
    public mutating func execute(_ script: String) throws(SQLiteError) {
        defer { connection.rollBack() }
        try connection.execute(script)
        guard !connection.isInTransaction else {
            throw SQLiteError(code: SQLITE_MISUSE, message: "the script left a transaction open", sql: script)
        }
    }

    private func unitOfWork<R, E: Error>(
        _ begin: String, _ body: (Connection) throws(E) -> R
    ) throws(WriteError<E>) -> R {
        do throws(SQLiteError) { try connection.command(begin) } catch { throw .sqlite(error) }
        let answer: R
        do throws(E) { answer = try body(connection) } catch {
            connection.rollBack()
            throw .body(error)
        }
        do throws(SQLiteError) {
            guard connection.isInTransaction else { throw connection.rolledBack("COMMIT") }
            try connection.command("COMMIT")
        } catch {
            connection.rollBack()
            throw .sqlite(error)
        }
        return answer
    }
}
