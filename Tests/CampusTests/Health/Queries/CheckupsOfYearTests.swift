import Contracts
import SQLite
import TestKit
import Testing
import Vocabulary

@testable import Campus

@Suite("The checkups of a year") struct CheckupsOfYearTests {
    @Test("come page by page, of that school and year only")
    func pages() throws {
        try onStage(Campus.self) { transaction in
            for month in 9...11 {
                let from = try #require(LocalDate(year: 2026, month: month, day: 1))
                _ = try OpenCheckup(school: .sample, year: .sample, from: from)
                    .handle(on: .sample(.campus), in: &transaction)
            }
            let lastYear = try #require(SchoolYear("2025-2026"))
            _ = try OpenCheckup(school: .sample, year: lastYear, from: .day("2025-09-01"))
                .handle(on: .sample(.campus), in: &transaction)
            var query = CheckupsOfYear(school: .sample, year: .sample, limit: 2)
            let first = try query.answer(on: .sample(.campus), from: transaction.reader).answer
            #expect(first?.items.map(\.id.number) == [1, 2] && first?.next?.number == 2)
            query.after = first?.next
            let second = try query.answer(on: .sample(.campus), from: transaction.reader).answer
            #expect(second?.items.map(\.id.number) == [3] && second?.next == nil)
            #expect(second?.items.first?.from == .day("2026-11-01"))
        }
    }
}
