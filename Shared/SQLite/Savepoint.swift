/// How a piece of work inside a transaction ends: its changes kept, or undone though the answer stands.
public enum Savepoint<R> {
    case keep(R)
    case undo(R)
}

extension Savepoint: Sendable where R: Sendable {}

extension Transaction {
    /// Runs `body` so that its changes alone can be undone, as one message of a batch or one item of a bulk command.
    ///
    /// A thrown error undoes them too and goes on to the caller. Savepoints nest. All share one name: SQLite takes the
    /// innermost (<https://www.sqlite.org/lang_savepoint.html>), and one name means three kept statements in all.
    @discardableResult
    public mutating func savepoint<R, E: Error>(
        _ body: (inout Transaction) throws(E) -> Savepoint<R>
    ) throws(WriteError<E>) -> R {
        try enclose(body)
    }

    /// The same for a body whose only error is SQLite's, so that the caller need not unwrap.
    @discardableResult
    public mutating func savepoint<R>(
        _ body: (inout Transaction) throws(SQLiteError) -> Savepoint<R>
    ) throws(SQLiteError) -> R {
        do throws(WriteError<SQLiteError>) { return try enclose(body) } catch { throw error.either }
    }

    private mutating func enclose<R, E: Error>(
        _ body: (inout Transaction) throws(E) -> Savepoint<R>
    ) throws(WriteError<E>) -> R {
        do throws(SQLiteError) { try openSavepoint() } catch { throw .sqlite(error) }
        let outcome: Savepoint<R>
        do throws(E) { outcome = try body(&self) } catch {
            // Where SQLite has undone the whole transaction nothing is left to undo, and the next statement says so.
            try? closeSavepoint(undoing: true)
            throw .body(error)
        }
        do throws(SQLiteError) {
            switch outcome {
            case .keep(let answer):
                try closeSavepoint(undoing: false)
                return answer
            case .undo(let answer):
                try closeSavepoint(undoing: true)
                return answer
            }
        } catch { throw .sqlite(error) }
    }

    /// Outside a transaction SAVEPOINT would begin one of its own, hence the check.
    private func openSavepoint() throws(SQLiteError) {
        guard connection.isInTransaction else { throw connection.rolledBack("SAVEPOINT piece") }
        try connection.command("SAVEPOINT piece")
    }

    private func closeSavepoint(undoing: Bool) throws(SQLiteError) {
        guard connection.isInTransaction else { throw connection.rolledBack("RELEASE piece") }
        if undoing { try connection.command("ROLLBACK TO piece") }
        try connection.command("RELEASE piece")
    }
}
