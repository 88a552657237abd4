import Testing
import Vocabulary

@testable import Assessment

@Suite("The rule of the five-year-olds") struct CompletionRuleTests {
    @Test("says that who has reached all goals has completed the programme, and nothing of anybody else")
    func suggests() {
        #expect(CompletionRule.suggestion(by: Kindergarten.goals()) == .completed)
        #expect(CompletionRule.suggestion(by: Kindergarten.goals(.notYet)) == nil)
    }

    @Test(
        "counts everybody of a class of five-year-olds, and of a mixed one who turns five in the year it begins in",
        arguments: [
            ([Grade.k3], 2023, true), ([.k3], nil, true), ([.k2, .k3], 2021, true), ([.k2, .k3], 2020, true),
            ([.k2, .k3], 2022, false), ([.k3, .k2], nil, true), ([.k1, .k2], 2021, false), ([.k2], nil, false),
        ] as [([Grade], Int?, Bool)])
    func five(grades: [Grade], birthYear: Int?, isFive: Bool) {
        #expect(CompletionRule.isFive(bornIn: birthYear, of: grades, in: .sample) == isFive)
    }

    @Test("decides that who has not completed spends the year again")
    func decisions() {
        #expect(ProgrammeCompletion.allCases.map(\.decision) == [.completed, .repeating])
    }
}
