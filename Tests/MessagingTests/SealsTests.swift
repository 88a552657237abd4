import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Messaging

@Suite("The seals of a journal")
struct SealsTests {
    private static let morning = "2026-09-05T07:30:00+07:00"
    private static let nextDay = "2026-09-06T00:00:00+07:00"

    private func store() throws -> Database {
        var database = try Database.open(":memory:")
        try database.migrate(Messaging.migrations)
        return database
    }

    private func fill(_ count: Int, at moment: String, in database: inout Database) throws {
        try database.write { (transaction) throws in
            for number in 0..<count {
                let jar = Jar(name: "red", school: .sample, coins: number)
                try transaction.record("filled", jar, on: .sample(.campus, now: moment))
            }
        }
    }

    private func seal(at moment: String, in database: inout Database) throws -> JournalSeal? {
        try database.write { (transaction) throws in
            try Seals.seal(on: .sample(.campus, now: moment), in: &transaction)
        }
    }

    private func isDue(_ day: String, in database: borrowing Database) throws -> Bool {
        try Seals.isDue(on: LocalDate(day) ?? .sample, in: database.reader)
    }

    @Test("are due once a day, from the day after the first row on")
    func due() throws {
        var database = try store()
        #expect(try !isDue("2026-09-06", in: database), "there is nothing to seal")
        try fill(3, at: Self.morning, in: &database)
        #expect(try !isDue("2026-09-05", in: database))
        #expect(try isDue("2026-09-06", in: database))
        _ = try seal(at: Self.nextDay, in: &database)
        #expect(try !isDue("2026-09-06", in: database) && !isDue("2026-09-01", in: database))
        #expect(try isDue("2026-09-07", in: database))
    }

    @Test("say the head as it was, as a fact of the journal itself")
    func said() throws {
        var database = try store()
        try fill(3, at: Self.morning, in: &database)
        let head = try Journal.head(in: database.reader)
        let seal = try #require(try seal(at: Self.nextDay, in: &database))
        #expect(seal.seq == 3 && seal.hash.bytes == head.hash && seal.day == LocalDate("2026-09-06"))
        let row = try #require(try Journal.rows(after: 3, limit: 1, in: database.reader).first)
        #expect(row.entity == "journal" && row.fact == "sealed" && row.subject == "journal/campus")
        guard case .success(let read) = WireDecoder.decode(JournalSeal.self, from: row.body) else {
            Issue.record("a seal must read back")
            return
        }
        #expect(read == seal)
        #expect(try Seals.all(of: .campus, in: database.reader) == [seal])
    }

    @Test("are not made of nothing but a seal")
    func nothingNew() throws {
        var database = try store()
        #expect(try seal(at: Self.morning, in: &database) == nil)
        try fill(1, at: Self.morning, in: &database)
        #expect(try seal(at: Self.morning, in: &database) != nil)
        #expect(try seal(at: Self.nextDay, in: &database) == nil)
        try fill(1, at: Self.nextDay, in: &database)
        #expect(try seal(at: Self.nextDay, in: &database)?.seq == 3)
    }
}
