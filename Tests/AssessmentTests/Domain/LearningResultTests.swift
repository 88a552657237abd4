import Testing

@testable import Assessment

/// One worked example of articles 9.2 and 9.3.
struct LearningExample: Sendable, CustomTestStringConvertible {
    let id: String
    let averages: [Int]
    var notMet = 0
    let base: ResultLevel
    let level: ResultLevel
    var theOne: String?

    var testDescription: String { id }

    static let table = [
        LearningExample(id: "C1", averages: [85, 80, 82, 81, 80, 83, 65, 70], base: .good, level: .good),
        LearningExample(id: "C2", averages: [85, 80, 82, 81, 80, 83, 64, 70], base: .fair, level: .fair),
        LearningExample(id: "C3", averages: times(7, 85) + [49], base: .pass, level: .fair, theOne: "m8"),
        LearningExample(id: "C4", averages: times(7, 85) + [34], base: .fail, level: .pass, theOne: "m8"),
        LearningExample(id: "C5", averages: times(7, 70) + [34], base: .fail, level: .pass, theOne: "m8"),
        LearningExample(id: "C6", averages: times(7, 70) + [40], base: .pass, level: .pass),
        LearningExample(id: "C7", averages: times(7, 60) + [34], base: .fail, level: .fail),
        LearningExample(id: "C8", averages: times(6, 85) + [40, 40], base: .pass, level: .pass),
        LearningExample(id: "C9", averages: times(8, 85), notMet: 1, base: .pass, level: .fair, theOne: "c1"),
        LearningExample(id: "C10", averages: times(5, 80) + times(3, 79), base: .fair, level: .fair),
        LearningExample(id: "C11", averages: times(8, 85), notMet: 2, base: .fail, level: .fail),
        LearningExample(id: "C12", averages: times(6, 70) + [45, 40], base: .pass, level: .pass),
        LearningExample(id: "C13", averages: times(5, 60) + [45, 40, 30], base: .fail, level: .fail),
        LearningExample(id: "C14", averages: times(5, 80) + [40, 70, 70], base: .pass, level: .pass),
        LearningExample(id: "C15", averages: times(6, 65) + [50, 50], base: .fair, level: .fair),
        LearningExample(id: "C16", averages: times(5, 65) + [64, 50, 50], base: .pass, level: .pass),
        LearningExample(id: "C18", averages: times(6, 50) + [35, 35], base: .pass, level: .pass),
        LearningExample(id: "C19", averages: times(5, 50) + times(3, 49), base: .fail, level: .fail),
    ]
}

@Suite("A learning result") struct LearningResultTests {
    @Test("follows the worked examples", arguments: LearningExample.table)
    func example(_ example: LearningExample) {
        let result = LearningResult(of: subjects(example.averages, notMet: example.notMet))
        #expect(result.base == example.base)
        #expect(result.level == example.level)
        #expect(result.theOne == example.theOne)
        #expect(result.reason == (example.theOne == nil ? "tt22-2021 9.2" : "tt22-2021 9.3"))
    }

    @Test("forgives no comment subject where the policy does not")
    func withoutComments() {
        let policy = AssessmentPolicy(commentSubjectCanBeTheOne: false)
        let result = LearningResult(of: subjects(times(8, 85), notMet: 1), policy: policy)
        #expect(result.level == .pass)
        #expect(result.theOne == nil)
        #expect(LearningResult(of: subjects(times(7, 85) + [49]), policy: policy).theOne == "m8")
    }

    @Test("of nothing is Chưa đạt")
    func empty() {
        #expect(LearningResult(of: []).level == .fail)
    }

    /// Averages gathered around the thresholds, where something can go wrong.
    private static func averages(_ random: inout SeededGenerator) -> [Int] {
        let edges = [30, 34, 35, 49, 50, 64, 65, 79, 80, 85, 90]
        let usual = edges[Int.random(in: 0..<edges.count, using: &random)]
        return (0..<Int.random(in: 6...9, using: &random)).map { _ in
            Int.random(in: 0..<3, using: &random) > 0 ? usual : edges[Int.random(in: 0..<edges.count, using: &random)]
        }
    }

    @Test("is raised by one level at most, and only towards Khá or Tốt", arguments: 0..<300 as Range<UInt64>)
    func oneStep(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let results = subjects(Self.averages(&random), notMet: Int.random(in: 0...2, using: &random))
        let result = LearningResult(of: results)
        #expect([0, 1].contains(result.level.steps(above: result.base)))
        #expect((result.theOne != nil) == (result.level != result.base))
        #expect(result.level != .good || result.base == .good)
    }

    @Test("never falls when one subject rises", arguments: 0..<300 as Range<UInt64>)
    func monotone(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let averages = Self.averages(&random)
        let notMet = Int.random(in: 0...2, using: &random)
        for policy in [AssessmentPolicy(), AssessmentPolicy(commentSubjectCanBeTheOne: false)] {
            let before = LearningResult(of: subjects(averages, notMet: notMet), policy: policy)
            for place in averages.indices {
                var raised = averages
                raised[place] = min(100, averages[place] + Int.random(in: 1...20, using: &random))
                let after = LearningResult(of: subjects(raised, notMet: notMet), policy: policy)
                #expect(after.level >= before.level && after.base >= before.base)
            }
            let met = LearningResult(of: subjects(averages, notMet: max(0, notMet - 1)), policy: policy)
            #expect(met.level >= before.level)
        }
    }
}
