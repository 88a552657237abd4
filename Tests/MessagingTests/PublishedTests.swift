import SQLite
import Testing

@testable import Messaging

@Suite("How far the journal is published")
struct PublishedTests {
    private static func store() throws -> Database {
        var database = try Database.open(":memory:")
        _ = try database.migrate(Messaging.migrations)
        return database
    }

    private static func keep(_ published: Published, in database: inout Database) throws {
        published.noteKept(
            try database.write { (transaction) throws(SQLiteError) in try published.keep(in: &transaction) })
    }

    @Test("is written down by whoever commits next, and once")
    func keeps() throws {
        var database = try Self.store()
        let published = Published()
        published.begin(at: 0)
        #expect(published.pending == nil)
        published.noteConfirmed(7)
        #expect(published.pending == 7 && published.position == 7)
        try Self.keep(published, in: &database)
        #expect(try database.reader.value("SELECT seq FROM relay_cursor") == 7)
        #expect(published.pending == nil)
    }

    @Test("waits for the next transaction where one is rolled back, and is never set back by a late one")
    func survives() throws {
        var database = try Self.store()
        let published = Published()
        published.noteConfirmed(5)
        struct Undone: Error {}
        #expect(throws: (any Error).self) {
            try database.write { (transaction) throws in
                _ = try published.keep(in: &transaction)
                throw Undone()
            }
        }
        #expect(published.pending == 5)
        published.noteConfirmed(9)
        published.noteKept(5)
        #expect(published.pending == 9)
        try Self.keep(published, in: &database)
        let late = Published()
        late.noteConfirmed(6)
        try Self.keep(late, in: &database)
        #expect(try database.reader.value("SELECT seq FROM relay_cursor") == 9)
    }
}
