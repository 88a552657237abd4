import Messaging
import SQLite
import ServiceKit
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Assessment

@Suite("A store of before merges were known") struct MigrationTests {
    @Test("reads Pupils from its beginning again, and seals no transcript for what it has sealed one for")
    func pupils() throws {
        let all = Assessment.allMigrations
        let later = try #require(all.firstIndex { $0.name == "assessment/V010_create_known_pupil" })
        var database = try Database.open(":memory:")
        _ = try database.migrate(Array(all[..<later]))
        try database.write { (transaction) throws in
            for sql in [
                "INSERT INTO source(number, name, sequence) VALUES (1, '/khuevan/here/pupils', 7), (2, '/khuevan/here/x', 5)",
                "INSERT INTO event_seen VALUES (1, zeroblob(16)), (2, zeroblob(16))",
                "INSERT INTO gap(source, first, last, found, due) VALUES (1, 3, 4, 0, 0), (2, 3, 4, 0, 0)",
                "INSERT INTO known_birth VALUES ('\(PupilCode.sample.text)', 2020, 3)",
                """
                INSERT INTO journal(seq, id, entity, fact, subject, unit, version, actor, occasion, occurred, recorded,
                    class, body, previous_hash, hash)
                VALUES (1, 'a', 'transcript', 'sealed', 'transcript/t', '\(UnitCode.sample.text)', 1, 'x', 'why', 0, 0,
                    'personal', x'7b7d', zeroblob(32), zeroblob(32))
                """,
            ] { try transaction.run(sql) }
        }
        _ = try database.migrate(all)
        try database.read { (store) throws in
            #expect(try store.values("SELECT sequence FROM source ORDER BY number") as [Int64] == [0, 5])
            #expect(try store.values("SELECT source FROM event_seen") as [Int64] == [2])
            #expect(try store.values("SELECT source FROM gap") as [Int64] == [2])
            #expect(try store.values("SELECT fact FROM answered_release") as [String] == ["why"])
            #expect(try store.values("SELECT version FROM known_pupil") as [Int64] == [0], "each fact is news again")
            #expect(try KnownPupils.birthYear(of: .sample, in: store) == 2020)
        }
    }
}
