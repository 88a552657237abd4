import Testing
import Vocabulary

@Suite("The days for an answer") struct CorrectionRuleTests {
    @Test(
        "count from Monday to Friday",
        arguments: [
            // Monday; Thursday and Friday before a weekend; Saturday and Sunday themselves.
            ("2026-10-05", "2026-10-07"), ("2026-10-08", "2026-10-12"), ("2026-10-09", "2026-10-13"),
            ("2026-10-10", "2026-10-13"), ("2026-10-11", "2026-10-13"), ("1969-12-30", "1970-01-01"),
        ])
    func working(received: String, last: String) throws {
        let received = try #require(LocalDate(received))
        #expect(CorrectionRule.workingDay(2, after: received) == LocalDate(last))
        #expect(CorrectionRule.acknowledgeBy(received) == LocalDate(last))
        #expect(CorrectionRule.decideBy(received) == received.adding(days: 10))
    }

    @Test("are those of each step, and a decision is the step it leads to")
    func steps() {
        #expect(
            CorrectionDecision.allCases.map(\.status.rawValue) == CorrectionDecision.allCases.map(\.rawValue))
        #expect(CorrectionDecision.allCases.count == CorrectionStatus.allCases.count - 1)
    }
}
