import Platform
import SQLite

/// How far something has come, watched in its store from a connection of our own.
///
/// The store tells truly: a position counts when its transaction is committed.
struct Progress {
    let path: String
    /// Gives the position; nothing yet where it gives NULL or the table is not there.
    let sql: String
    let events: Int

    /// Watches until all is done; every 5 ms, which costs the watched one less than 1 % of a core.
    func middle() throws -> Rate {
        let bell = Wake()
        var database = try waitForStore(bell)
        var middle = Middle(of: events)
        var last = 0
        var moved = Clock.monotonicMilliseconds()
        while last < events {
            let position = position(in: &database)
            if position > last { (last, moved) = (position, Clock.monotonicMilliseconds()) }
            middle.note(position)
            guard Clock.monotonicMilliseconds() - moved < 60_000 else {
                throw BenchmarkError("\(path) stays at \(last) of \(events)")
            }
            _ = bell.wait(milliseconds: 5)
        }
        return try middle.rate()
    }

    private func waitForStore(_ bell: borrowing Wake) throws -> Database {
        let deadline = Clock.monotonicMilliseconds() + 30_000
        while true {
            do throws(SQLiteError) { return try Database.openReadOnly(path) } catch {
                guard Clock.monotonicMilliseconds() < deadline else { throw error }
                _ = bell.wait(milliseconds: 5)
            }
        }
    }

    private func position(in database: inout Database) -> Int {
        let position: Int?? = try? database.read { (store) throws(SQLiteError) -> Int? in try store.value(sql) }
        return (position ?? nil) ?? 0
    }
}
