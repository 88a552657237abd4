import SQLite
import TestKit
import Testing
import Vocabulary

@testable import Assessment

@Suite("A store of before merges were known") struct MigrationTests {
    @Test("reads Pupils from its beginning again, and seals no transcript for what it has sealed one for")
    func pupils() throws {
        try upgrade(Assessment.self, over: "assessment/V010_create_known_pupil") { transaction in
            try transaction.hasHeard(.pupils)
            for sql in [
                "INSERT INTO known_birth VALUES ('\(PupilCode.sample.text)', 2020, 3)",
                """
                INSERT INTO journal(seq, id, entity, fact, subject, unit, version, actor, occasion, occurred, recorded,
                    class, body, previous_hash, hash)
                VALUES (1, 'a', 'transcript', 'sealed', 'transcript/t', '\(UnitCode.sample.text)', 1, 'x', 'why', 0, 0,
                    'personal', x'7b7d', zeroblob(32), zeroblob(32))
                """,
            ] { try transaction.run(sql) }
        } _: { (transaction) throws in
            let store = transaction.reader
            #expect(try store.readsAnew)
            #expect(try store.values("SELECT fact FROM answered_release") as [String] == ["why"])
            #expect(try store.values("SELECT version FROM known_pupil") as [Int64] == [0], "each fact is news again")
            #expect(try KnownPupils.birthYear(of: .sample, in: store) == 2020)
        }
    }
}
