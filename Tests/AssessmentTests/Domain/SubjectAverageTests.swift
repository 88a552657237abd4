import Testing
import Vocabulary

@testable import Assessment

@Suite("Required marks") struct RequiredMarksTests {
    @Test(
        "follow the periods of a year",
        arguments: [(0, 2), (35, 2), (36, 3), (52, 3), (70, 3), (71, 4), (105, 4), (140, 4)])
    func regular(periods: Int, expected: Int) {
        #expect(RequiredMarks.marked(periodsPerYear: periods).regular == expected)
        #expect(RequiredMarks.comment.regular == 2)
    }
}

@Suite("A subject's average") struct SubjectAverageTests {
    @Test(
        "of a semester rounds halves up, in tenths",
        arguments: [
            ([70, 80, 90, 80], 75, 80, 79), ([90, 90, 80], 80, 80, 83), ([60, 70, 62], 66, 64, 65),
            ([100, 90], 95, 90, 93), ([30, 40, 50], 40, 30, 36), ([80, 75], 60, 70, 69), ([48, 52, 50], 47, 50, 49),
            ([65, 65, 65], 64, 64, 64), ([79, 80, 79, 80], 79, 80, 80), ([0, 0], 0, 0, 0),
            ([100, 100, 100, 100], 100, 100, 100),
        ])
    func semester(regular: [Int], midterm: Int, final: Int, expected: Int) {
        let row = SemesterRow(regular: regular, midterm: midterm, final: final)
        #expect(SubjectAverage.semester(row, required: RequiredMarks(regular: regular.count)) == .complete(expected))
    }

    @Test(
        "of a year weighs the second semester twice",
        arguments: [
            (64, 66, 65), (79, 80, 80), (80, 79, 79), (49, 50, 50), (50, 49, 49), (35, 34, 34), (89, 91, 90),
            (0, 0, 0), (100, 100, 100),
        ])
    func year(first: Int, second: Int, expected: Int) {
        #expect(SubjectAverage.year(first: first, second: second) == expected)
    }

    @Test("does not exist while a column is empty, and says which")
    func missing() {
        let three = RequiredMarks(regular: 3)
        let row = SemesterRow(regular: [80, nil], midterm: nil, final: 70)
        #expect(SubjectAverage.semester(row, required: three) == .missing([.tx2, .tx3, .gk]))
        let unfinished = SemesterRow(regular: [80, 80, 80], midterm: 80, final: nil)
        #expect(SubjectAverage.semester(unfinished, required: three) == .missing([.ck]))
    }

    @Test("counts a regular mark beyond those required")
    func extra() {
        let row = SemesterRow(regular: [80, 80, 100], midterm: 80, final: 80)
        #expect(SubjectAverage.semester(row, required: RequiredMarks(regular: 2)) == .complete(83))
    }

    @Test(
        "never falls when a mark rises, and lies between the least and the greatest",
        arguments: 0..<200 as Range<UInt64>)
    func monotone(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let count = Int.random(in: 2...4, using: &random)
        let marks = (0..<count + 2).map { _ in Int.random(in: 0...100, using: &random) }
        let average = Self.average(marks)
        #expect((marks.min() ?? 0)...(marks.max() ?? 0) ~= average)
        for place in marks.indices where marks[place] < 100 {
            var raised = marks
            raised[place] = Int.random(in: marks[place]...100, using: &random)
            #expect(Self.average(raised) >= average)
        }
    }

    /// The average of regular marks followed by a midterm and a final.
    private static func average(_ marks: [Int]) -> Int {
        let row = SemesterRow(
            regular: Array(marks.dropLast(2)), midterm: marks[marks.count - 2], final: marks[marks.count - 1])
        guard
            case .complete(let tenths) = SubjectAverage.semester(row, required: RequiredMarks(regular: marks.count - 2))
        else { return -1 }
        return tenths
    }
}

@Suite("A comment subject") struct CommentResultTests {
    @Test("is met when all judgements are there and met")
    func semester() {
        let whole = SemesterRow<CommentResult>(regular: [.met, .met], midterm: .met, final: .met)
        #expect(CommentResult.semester(whole) == .met)
        var failed = whole
        failed.regular[1] = .notMet
        #expect(CommentResult.semester(failed) == .notMet)
        failed = whole
        failed.final = .notMet
        #expect(CommentResult.semester(failed) == .notMet)
        var unfinished = whole
        unfinished.regular.removeLast()
        #expect(CommentResult.semester(unfinished) == .notMet)
        #expect(unfinished.missing(.comment) == [.tx2])
    }

    @Test("takes the second semester for the year")
    func year() {
        #expect(CommentResult.year(first: .notMet, second: .met) == .met)
        #expect(CommentResult.year(first: .met, second: .notMet) == .notMet)
    }
}
