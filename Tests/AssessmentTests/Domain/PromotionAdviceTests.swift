import Contracts
import Testing
import Vocabulary

@testable import Assessment

@Suite("What the rule says of a promotion") struct PromotionAdviceTests {
    private static func result(_ learning: LearningLevel?, _ tenths: [Int?], passed: Bool = true) -> PupilResult {
        let marked = tenths.enumerated().map { index, tenths in
            PupilResult.Subject(
                code: SubjectCode("subject-\(index)") ?? .sample, average: tenths.flatMap { Mark(tenths: $0) },
                passed: nil)
        }
        return PupilResult(
            pupil: .sample, schoolClass: .sample, term: .year,
            subjects: marked + [PupilResult.Subject(code: .sample, average: nil, passed: passed)], learning: learning,
            rule: AssessmentPolicy.version)
    }

    @Test("is that somebody repeats whose learning is Chưa đạt, and never that somebody goes up")
    func suggests() {
        let weak = PromotionAdvice(
            on: Self.result(.notPassed, [60, 60, 60, 60, 60, 45, 40, 30]), in: [.g6])
        #expect(weak.suggested == .repeating && weak.learning == .notPassed)
        let good = PromotionAdvice(on: Self.result(.good, Array(repeating: 90, count: 8)), in: [.g6])
        #expect(good.suggested == nil && good.learning == .good)
        for advice in [weak, good] { #expect(advice.unknown == [.training, .absences]) }
    }

    @Test("knows the year's conduct where it has been judged: Chưa đạt does not go up (article 12.1.a)")
    func conduct() {
        var result = Self.result(.good, Array(repeating: 90, count: 8))
        result.conduct = .notPassed
        let failed = PromotionAdvice(on: result, in: [.g6])
        #expect(failed.suggested == .repeating && failed.unknown == [.absences])
        result.conduct = .passed
        let passed = PromotionAdvice(on: result, in: [.g6])
        #expect(passed.suggested == nil && passed.unknown == [.absences])
    }

    @Test("is nothing while marks are missing, or where nothing has been computed")
    func incomplete() {
        for result in [nil, Self.result(nil, [90, nil])] {
            let advice = PromotionAdvice(on: result, in: [.g9])
            #expect(advice.suggested == nil && advice.learning == nil)
            #expect(advice.unknown == [.training, .learning, .absences])
        }
    }

    @Test("is nothing in preschool and primary school, whose rule is another", arguments: [[Grade.k3], [.g4, .g5]])
    func otherLevels(grades: [Grade]) {
        let advice = PromotionAdvice(on: nil, in: grades)
        #expect(advice.suggested == nil && advice.learning == nil && advice.unknown.isEmpty)
    }

    @Test("is, of a five-year-old, what the approved list says", arguments: PromotionDecision.allCases)
    func approvedList(decision: PromotionDecision) {
        #expect(PromotionAdvice(on: nil, in: [.k3], by: decision).suggested == decision)
        #expect(PromotionAdvice(on: nil, in: [.g6], by: decision).suggested == nil)
    }
}
