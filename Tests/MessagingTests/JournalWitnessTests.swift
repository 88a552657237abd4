import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Messaging

@Suite("A journal against those who know it")
struct JournalWitnessTests {
    /// Ten facts with a seal after each fifth, the second seal over row 11 (the first seal is a row too).
    private func sealed() throws -> Database {
        var database = try Database.open(":memory:")
        try database.migrate(Messaging.migrations)
        try database.write { (transaction) throws in
            for number in 1...10 {
                let jar = Jar(name: "red", school: .sample, coins: number)
                try transaction.record("filled", jar, on: .sample(.campus))
                if number.isMultiple(of: 5) { try Seals.seal(on: .sample(.campus), in: &transaction) }
            }
        }
        try database.execute(
            """
            DROP TRIGGER journal_is_append_only; DROP TRIGGER journal_is_never_cut; DROP TRIGGER journal_is_contiguous;
            """)
        return database
    }

    /// What somebody with the sqlite3 shell and our own code could do: alter a row and compute the chain anew.
    private func forge(_ database: inout Database, row number: Int64) throws {
        try database.execute("UPDATE journal SET actor = 'account/innocent' WHERE seq = \(number)")
        var hash = try Journal.rows(after: number - 2, limit: 1, in: database.reader).first?.hash ?? Journal.origin
        for var row in try Journal.rows(after: number - 1, limit: 100, in: database.reader) {
            row.previousHash = hash
            hash = row.computedHash
            let (previous, own) = (row.previousHash, hash)
            _ = try database.write { (transaction) throws in
                try transaction.run(
                    "UPDATE journal SET previous_hash = ?2, hash = ?3 WHERE seq = ?1", row.seq, previous, own)
            }
        }
    }

    /// A reader that keeps every row as it first was.
    private func witness(of database: borrowing Database, seals: [JournalSeal]) throws -> JournalWitness {
        var traces: [Int64: JournalWitness.Trace] = [:]
        for row in try Journal.rows(after: 0, limit: 100, in: database.reader) {
            traces[row.seq] = JournalWitness.Trace(
                id: row.id, subject: row.subject, version: row.version, occurred: row.occurred, recorded: row.recorded,
                actor: row.actor)
        }
        let kept = traces
        return JournalWitness(seals: seals) { (range) throws(SQLiteError) in kept.filter { range.contains($0.key) } }
    }

    @Test("is whole, and its seals hold")
    func whole() throws {
        let database = try sealed()
        let seals = try Seals.all(of: .campus, in: database.reader)
        #expect(seals.map(\.seq) == [5, 11])
        let heard = JournalWitness(seals: seals, heard: 12)
        #expect(try Journal.flaw(in: database.reader, against: heard) == nil)
    }

    @Test("shows a chain that was computed anew, which nothing in the store itself could show")
    func forged() throws {
        var database = try sealed()
        let seals = try Seals.all(of: .campus, in: database.reader)
        try forge(&database, row: 8)
        #expect(try Journal.flaw(in: database.reader) == nil)
        let flaw = try Journal.flaw(in: database.reader, against: JournalWitness(seals: seals))
        #expect(flaw?.hasPrefix("row 6 or a later one was altered and the chain computed anew") == true)
        #expect(flaw?.hasSuffix("over row 11 is broken") == true)
    }

    @Test("names the very row, where a reader still has it as it was")
    func named() throws {
        var database = try sealed()
        let seals = try Seals.all(of: .campus, in: database.reader)
        let witness = try witness(of: database, seals: seals)
        try forge(&database, row: 8)
        let flaw = try Journal.flaw(in: database.reader, against: witness)
        #expect(flaw?.hasPrefix("row 8 was altered and the chain computed anew") == true)
    }

    @Test("shows that its end was cut off: by the seals, and by who has read further", arguments: [10, 7, 0])
    func cut(_ last: Int64) throws {
        var database = try sealed()
        let seals = try Seals.all(of: .campus, in: database.reader)
        try database.execute("DELETE FROM journal WHERE seq > \(last)")
        #expect(try Journal.flaw(in: database.reader) == nil)
        let bySeal = try Journal.flaw(in: database.reader, against: JournalWitness(seals: seals))
        #expect(bySeal?.hasPrefix("row \(last + 1) is missing: the seal of") == true)
        let byReader = try Journal.flaw(in: database.reader, against: JournalWitness(heard: 12))
        #expect(byReader == "row \(last + 1) is missing, though others have read it")
    }

    @Test("names what was altered or removed without more ado as it always did")
    func plain() throws {
        var database = try sealed()
        let seals = try Seals.all(of: .campus, in: database.reader)
        try database.execute("UPDATE journal SET actor = 'account/innocent' WHERE seq = 8")
        #expect(try Journal.flaw(in: database.reader, against: JournalWitness(seals: seals)) == "row 8 was altered")
        try database.execute("DELETE FROM journal WHERE seq = 3")
        #expect(try Journal.flaw(in: database.reader, against: JournalWitness(seals: seals)) == "row 3 is missing")
    }
}
