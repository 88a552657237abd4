import SQLite
import ServiceKit
import Testing

@testable import Pupils

@Suite("A store of before families were told results") struct MigrationTests {
    @Test("reads Assessment from its beginning again, whose results it had heard and not kept, and nobody else")
    func results() throws {
        let all = Pupils.allMigrations
        let later = try #require(all.firstIndex { $0.name == "pupils/V014_create_announcement" })
        var database = try Database.open(":memory:")
        _ = try database.migrate(Array(all[..<later]))
        try database.write { (transaction) throws in
            for sql in [
                "INSERT INTO source(number, name, sequence) VALUES (1, '/khuevan/here/assessment', 7), (2, '/khuevan/here/x', 5)",
                "INSERT INTO event_seen VALUES (1, zeroblob(16)), (2, zeroblob(16))",
                "INSERT INTO gap(source, first, last, found, due) VALUES (1, 3, 4, 0, 0), (2, 3, 4, 0, 0)",
            ] { try transaction.run(sql) }
        }
        _ = try database.migrate(all)
        try database.write { (transaction) throws in
            let store = transaction.reader
            #expect(try store.values("SELECT sequence FROM source ORDER BY number") as [Int64] == [0, 5])
            #expect(try store.values("SELECT source FROM event_seen") as [Int64] == [2])
            #expect(try store.values("SELECT source FROM gap") as [Int64] == [2])
        }
    }
}
