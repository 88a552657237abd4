import Access
import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import ServiceKit

@Suite("Questions that every service answers")
struct ServiceQueriesTests {
    private func fill(_ transaction: inout Transaction) throws(SQLiteError) {
        for number in 1...5 {
            let year = SchoolCalendar(
                school: .sample, year: .sample, starts: .sample, secondSemester: .sample,
                ends: LocalDate.sample.adding(days: number))
            try transaction.record("opened", year, on: .sample(.pupils))
        }
    }

    @Test("say how far the journal has come and been published")
    func health() throws {
        try onStage(Kiosk.self) { (transaction) throws in
            try fill(&transaction)
            try transaction.run("UPDATE relay_cursor SET seq = 3")
            try transaction.run("INSERT INTO source(name, sequence, heard) VALUES ('/khuevan/local/identity', 7, 1000)")
            let answer = try #require(
                try ServiceHealth<Kiosk>().answer(on: .sample(.pupils), from: transaction.reader).answer)
            #expect(answer.journal == 5 && answer.published == 3 && answer.deadLetters == 0)
            #expect(answer.sources.map(\.sequence) == [7] && answer.residentBytes > 0)
        }
    }

    @Test("show the journal in pages with hashes that chain")
    func journal() throws {
        try onStage(Kiosk.self) { (transaction) throws in
            try fill(&transaction)
            func page(after: Int64?, limit: Int?) throws -> JournalRows<Kiosk>.Answer {
                let query = JournalRows<Kiosk>(after: after, limit: limit)
                return try #require(try query.answer(on: .sample(.pupils), from: transaction.reader).answer)
            }
            let first = try page(after: nil, limit: 2)
            let rest = try page(after: 2, limit: nil)
            #expect(first.head == 5 && first.rows.map(\.seq) == [1, 2] && rest.rows.map(\.seq) == [3, 4, 5])
            #expect(rest.rows.first?.previousHash == first.rows.last?.hash)
            #expect(first.rows.first?.type == "pupils.school-year.opened" && first.rows.first?.version == 1)
            #expect(try page(after: nil, limit: -3).rows.count == 1)
        }
    }

    @Test("of the journal are for those who may read it all")
    func rights() throws {
        try onStage(Kiosk.self) { (transaction) throws in
            let scope = try JournalRows<Kiosk>(after: nil, limit: nil).scope(in: transaction.reader)
            #expect(scope == Scope(UnitCode.root) && JournalRows<Kiosk>.permission == .readJournal)
        }
    }
}
