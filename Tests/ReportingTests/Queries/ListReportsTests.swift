import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Reporting

@Suite("Listing reports")
struct ListReportsTests {
    @Test("names every shipped report in both languages")
    func lists() throws {
        try onStage(Reporting.self) { transaction in
            let outcome = ListReports().answer(on: .sample(.reporting), from: transaction.reader)
            let items = try #require(outcome.answer).items
            #expect(items.map(\.report) == ["health", "opening", "semester"])
            #expect(items.allSatisfy { !$0.name.en.isEmpty && !$0.name.vi.isEmpty })
        }
    }
}
