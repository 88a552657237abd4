import Testing

@testable import Assessment

@Suite("The training of a year") struct TrainingResultTests {
    /// A row is the second semester, a column the first, both from Tốt down, as the circular prints it.
    private static let table: [[ResultLevel]] = [
        [.good, .good, .fair, .fair],
        [.fair, .fair, .fair, .pass],
        [.fair, .pass, .pass, .pass],
        [.fail, .fail, .fail, .fail],
    ]

    @Test("follows the table of article 8", arguments: 0..<4, 0..<4)
    func combination(row: Int, column: Int) {
        let levels: [ResultLevel] = [.good, .fair, .pass, .fail]
        #expect(TrainingResult.year(first: levels[column], second: levels[row]) == Self.table[row][column])
    }
}

@Suite("The end of a year") struct YearEndTests {
    /// The pupil of example C13: five subjects at 6.0, and 4.5, 4.0, 3.0.
    private let weak = YearEnd(results: subjects(times(5, 60) + [45, 40, 30]), training: .pass, absences: 12)
    private let fair = subjects(times(8, 70))

    private func retest(_ subject: String, _ tenths: Int) -> SubjectResult {
        SubjectResult(subject: subject, outcome: .average(tenths))
    }

    @Test("keeps a pupil back whose learning is Chưa đạt, and opens the retest")
    func inMay() {
        #expect(weak.obstacles == [.learning])
        #expect(weak.retestable == ["m6", "m7", "m8"])
        #expect(!weak.mustTrainInSummer)
    }

    @Test("promotes after a retest that suffices")
    func retested() {
        var year = weak
        year.retests = [retest("m6", 50), retest("m8", 40)]
        #expect(year.finalLearning.level == .pass)
        #expect(year.isPromoted)
        #expect(year.learning.level == .fail)
    }

    @Test("repeats after a retest that does not")
    func retestedInVain() {
        var year = weak
        year.retests = [retest("m6", 50)]
        #expect(year.obstacles == [.learning])
    }

    @Test("ignores a retest of a subject that may not be taken again")
    func retestRefused() {
        var year = weak
        year.retests = [retest("m1", 100), retest("m2", 0)]
        #expect(year.finalLearning == year.learning)
    }

    @Test("offers a comment subject that was not met, and nothing to whom has passed")
    func retestableComment() {
        let year = YearEnd(results: subjects(times(8, 85), notMet: 2), training: .good, absences: 0)
        #expect(year.retestable == ["c1", "c2"])
        let passed = YearEnd(results: subjects(times(6, 70) + [45, 40]), training: .good, absences: 0)
        #expect(passed.retestable.isEmpty)
        #expect(passed.isPromoted)
    }

    @Test("promotes whom the summer's training has mended")
    func summer() {
        var year = YearEnd(results: fair, training: .fail, absences: 0)
        #expect(year.mustTrainInSummer)
        #expect(year.obstacles == [.training])
        year.trainingAfterSummer = .pass
        #expect(year.isPromoted)
        year.trainingAfterSummer = .fail
        #expect(year.obstacles == [.training])
    }

    @Test("opens the retest after the summer's training as the policy says")
    func summerThenRetest() {
        var year = weak
        year.training = .fail
        #expect(year.retestable.isEmpty)
        year.trainingAfterSummer = .pass
        #expect(year.retestable == ["m6", "m7", "m8"])
        year.policy.trainingAfterSummerCounts = false
        #expect(year.retestable.isEmpty)
    }

    @Test("allows 45 sessions missed and not 46", arguments: [(0, true), (45, true), (46, false)])
    func absences(sessions: Int, promoted: Bool) {
        let year = YearEnd(results: subjects(times(8, 90)), training: .good, absences: sessions)
        #expect(year.isPromoted == promoted)
        #expect(year.obstacles == (promoted ? [] : [.absences]))
    }

    @Test("names every obstacle at once")
    func everything() {
        let year = YearEnd(results: subjects(times(8, 30)), training: .fail, absences: 100)
        #expect(year.obstacles == [.training, .learning, .absences])
    }

    @Test(
        "gives the titles of article 15",
        arguments: [
            (times(6, 90) + [65, 70], .good, .excellent), (times(5, 90) + [89, 65, 70], .good, .good),
            (times(8, 95), .fair, nil), (times(6, 90) + [64, 70], .good, nil),
        ] as [([Int], ResultLevel, Title?)])
    func title(averages: [Int], training: ResultLevel, expected: Title?) {
        let year = YearEnd(results: subjects(averages), training: training, absences: 0)
        #expect(year.title == expected)
    }
}
