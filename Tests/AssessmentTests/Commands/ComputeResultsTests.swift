import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Assessment

@Suite("Computing results") struct ComputeResultsTests {
    private func compute(
        _ term: Term = .firstSemester, in transaction: inout Transaction
    ) throws -> ComputeResults.Answer? {
        try transaction.carryOut(ComputeResults(schoolClass: Classroom.id, term: term)).answer
    }

    private func results(_ term: Term, in transaction: inout Transaction) throws -> [PupilResult] {
        try Results.all(of: Classroom.id, in: term, from: transaction.reader)
    }

    /// Fills a semester of all twelve subjects so that each example gets its averages.
    private func fill(
        _ semester: Semester, _ examples: [LearningExample], in transaction: inout Transaction
    ) throws {
        for (place, subject) in Classroom.subjects.enumerated() {
            let rows = examples.map { example -> [CellValue] in
                guard place >= 8 else { return Array(repeating: Classroom.mark(example.averages[place]), count: 6) }
                return Array(repeating: .passed, count: 3) + [place - 8 < example.notMet ? .notPassed : .passed]
            }
            try transaction.fill(subject.code, semester, rows: rows)
        }
    }

    @Test("gives every worked example its level", arguments: [Semester.first, .second])
    func examples(semester: Semester) throws {
        try onStage(Assessment.self) { transaction in
            let examples = LearningExample.table
            try transaction.prepareClass(pupils: examples.count)
            try fill(semester, examples, in: &transaction)
            let answer = try compute(Term(semester), in: &transaction)
            let count = examples.count
            #expect(answer == ComputeResults.Answer(computed: count, changed: count, incomplete: []))
            let results = try results(Term(semester), in: &transaction)
            #expect(results.map(\.learning) == examples.map { LearningLevel($0.level) })
            for (result, example) in zip(results, examples) {
                #expect(result.subjects.prefix(8).map(\.average?.tenths) == example.averages)
                #expect(result.subjects.suffix(4).map(\.passed) == (0..<4).map { $0 >= example.notMet })
                #expect(result.rule == "tt22-2021")
            }
        }
    }

    @Test("names the levels as the wire does")
    func levels() throws {
        try onStage(Assessment.self) { transaction in
            let examples = LearningExample.table.filter { ["C1", "C3", "C9", "C12", "C19"].contains($0.id) }
            try transaction.prepareClass(pupils: examples.count)
            try fill(.first, examples, in: &transaction)
            _ = try compute(in: &transaction)
            let levels = try transaction.reader.recorded().filter { $0.type == "result.computed" }
                .map { $0.state["learning"] }
            #expect(levels == ["good", "fair", "fair", "passed", "not-passed"])
        }
    }

    @Test(
        "reckons averages as a mark book prints them",
        arguments: [
            (52, [90, 90, 80, 80, 80], 83), (52, [60, 70, 62, 66, 64], 65), (140, [70, 80, 90, 80, 75, 80], 79),
            (35, [100, 90, 95, 90], 93), (52, [65, 65, 65, 64, 64], 64), (140, [79, 80, 79, 80, 79, 80], 80),
        ])
    func averages(periods: Int, marks: [Int], expected: Int) throws {
        try onStage(Assessment.self) { transaction in
            let subject = Classroom.subject("mathematics", .marked, periods)
            try transaction.prepareClass(pupils: 1, subjects: [subject])
            try transaction.fill(subject.code, rows: [marks.map(Classroom.mark)])
            _ = try compute(in: &transaction)
            let results = try results(.firstSemester, in: &transaction)
            #expect(results.map(\.subjects) == [[PupilResult.Subject(subject.code, .average(expected))]])
        }
    }

    @Test(
        "of a year weighs the second semester twice",
        arguments: [(64, 66, 65), (79, 80, 80), (80, 79, 79), (49, 50, 50), (35, 34, 34), (89, 91, 90)])
    func year(first: Int, second: Int, expected: Int) throws {
        try onStage(Assessment.self) { transaction in
            let subjects = [Classroom.subject("mathematics", .marked, 35), Classroom.subject("arts", .comment, 70)]
            try transaction.prepareClass(pupils: 1, subjects: subjects)
            for (semester, tenths) in [(Semester.first, first), (.second, second)] {
                let row = Array(repeating: Classroom.mark(tenths), count: 4)
                try transaction.fill(Classroom.mathematics, semester, rows: [row])
                let judgement: CellValue = semester == .first ? .notPassed : .passed
                try transaction.fill(Classroom.arts, semester, rows: [Array(repeating: judgement, count: 4)])
            }
            let answer = try compute(.year, in: &transaction)
            #expect(answer?.incomplete == [])
            let result = try results(.year, in: &transaction).first
            #expect(result?.subjects.map(\.average?.tenths) == [expected, nil])
            #expect(result?.subjects.last?.passed == true)
            #expect(result?.learning != nil)
        }
    }

    @Test("leaves out what rests on missing marks, and says which are missing")
    func incomplete() throws {
        try onStage(Assessment.self) { transaction in
            let subjects = [Classroom.subject("mathematics", .marked, 35), Classroom.subject("arts", .comment, 70)]
            try transaction.prepareClass(pupils: 2, subjects: subjects)
            let whole = Array(repeating: Classroom.mark(80), count: 4)
            try transaction.fill(Classroom.mathematics, rows: [whole, whole])
            try transaction.openBook(Classroom.arts)
            for column in [MarkColumn.tx1, .gk, .ck] {
                let cells = [RecordMarks.Cell(pupil: Classroom.pupil(1), value: .passed)]
                try transaction.carryOut(
                    RecordMarks(book: Classroom.book(Classroom.arts), column: column, cells: cells))
            }
            func gap(_ columns: [MarkColumn]) -> [MarkGap] {
                [MarkGap(subject: Classroom.arts, semester: .first, columns: columns)]
            }
            let answer = try compute(in: &transaction)
            #expect(
                answer?.incomplete == [
                    PupilGaps(pupil: Classroom.pupil(0), missing: gap([.tx1, .tx2, .gk, .ck])),
                    PupilGaps(pupil: Classroom.pupil(1), missing: gap([.tx2])),
                ])
            let results = try results(.firstSemester, in: &transaction)
            #expect(results.map(\.learning) == [nil, nil])
            #expect(results.map { $0.subjects.first?.average?.tenths } == [80, 80])
            #expect(results.map { $0.subjects.last?.passed } == [nil, nil])
        }
    }

    @Test("again publishes only what is news")
    func onlyNews() throws {
        try onStage(Assessment.self) { transaction in
            let subject = Classroom.subject("mathematics", .marked, 35)
            try transaction.prepareClass(pupils: 2, subjects: [subject])
            let whole = Array(repeating: Classroom.mark(80), count: 4)
            try transaction.fill(subject.code, rows: [whole, whole])
            let first = try compute(in: &transaction)
            let second = try compute(in: &transaction)
            let cells = [RecordMarks.Cell(pupil: Classroom.pupil(1), value: Classroom.mark(90))]
            try transaction.carryOut(RecordMarks(book: Classroom.book(subject.code), column: .ck, cells: cells))
            let third = try compute(in: &transaction)
            #expect([first, second, third].map(\.?.changed) == [2, 0, 1])
            #expect([first, second, third].map(\.?.computed) == [2, 2, 2])
            let last = try transaction.reader.recorded().last
            #expect(last?.subject == "result/79764000010000010001/2026/semester-1")
            #expect(last?.version == 2)
            #expect(last?.state["subjects"]?[0]?["average"] == 8.4)
        }
    }

    @Test("is for those who are in the class on the day")
    func enrolled() throws {
        try onStage(Assessment.self) { transaction in
            try transaction.prepareClass(pupils: 2)
            try transaction.enrol(Classroom.pupil(0), until: "2026-09-05", version: 2)
            let answer = try compute(in: &transaction)
            #expect(answer?.computed == 1)
            #expect(answer?.incomplete.map(\.pupil) == [Classroom.pupil(1)])
        }
    }

    @Test("counts what a pupil brings from a former class of the school, but for what the new class has marked again")
    func brought() throws {
        try onStage(Assessment.self) { transaction in
            let subject = Classroom.subject("mathematics", .marked, 35)
            try transaction.prepareClass(pupils: 2, subjects: [subject])
            let whole = Array(repeating: Classroom.mark(80), count: 4)
            try transaction.fill(subject.code, rows: [whole, whole])
            let new = ClassID(school: .sample, year: .sample, code: ClassCode("6A2") ?? .sample)
            try transaction.define(new)
            try transaction.enrol(Classroom.pupil(0), until: "2026-09-05", version: 2)
            try transaction.enrol(Classroom.pupil(0), in: new, number: 2, from: "2026-09-05")
            try transaction.carryOut(OpenMarkBook(schoolClass: new, subject: subject.code, semester: .first))
            let book = MarkBookID(schoolClass: new, subject: subject.code, semester: .first)
            let cells = [RecordMarks.Cell(pupil: Classroom.pupil(0), value: Classroom.mark(90))]
            try transaction.carryOut(RecordMarks(book: book, column: .ck, cells: cells))
            let answer = try transaction.carryOut(ComputeResults(schoolClass: new, term: .firstSemester)).answer
            #expect(answer == ComputeResults.Answer(computed: 1, changed: 1, incomplete: []))
            let state = try transaction.reader.recorded().last?.state
            #expect(state?["pupil"] == .string(Classroom.pupil(0).text))
            #expect(state?["subjects"]?[0]?["average"] == 8.4)
        }
    }

    @Test("names at most a hundred who are incomplete")
    func bounded() throws {
        try onStage(Assessment.self) { transaction in
            try transaction.prepareClass(pupils: 101)
            let answer = try compute(in: &transaction)
            #expect(answer?.computed == 101)
            #expect(answer?.incomplete.count == 100)
        }
    }

    @Test("needs a class that is known, and a curriculum")
    func refusals() throws {
        try onStage(Assessment.self) { transaction in
            let command = ComputeResults(schoolClass: Classroom.id, term: .year)
            let unknown = try transaction.carryOut(command).refusal
            #expect(unknown?.places == ["/schoolClass not-found"])
            try transaction.define()
            let untaught = try transaction.carryOut(command).refusal
            #expect(untaught?.places == ["/schoolClass not-found"])
            #expect(unknown?.detail != untaught?.detail)
        }
    }

    @Test("says all that is wrong with its JSON")
    func reading() {
        guard case .failure(let violations) = ComputeResults.read(#"{"schoolClass": "6A1", "term": 1}"#) else {
            Issue.record("read what it should not")
            return
        }
        #expect(Set(violations.all.map(\.pointer)) == ["/schoolClass", "/term"])
    }
}
