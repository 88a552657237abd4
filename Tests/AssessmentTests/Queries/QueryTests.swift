import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Assessment

@Suite("The mark book") struct MarkBookPageTests {
    @Test("has a row for each pupil, with the average once nothing is missing")
    func rows() throws {
        try onStage(Assessment.self) { transaction in
            try transaction.prepareClass(pupils: 3, subjects: [Classroom.subject("mathematics", .marked, 35)])
            let whole = [100, 90, 95, 90].map(Classroom.mark)
            try transaction.fill(Classroom.mathematics, rows: [whole, whole])
            try transaction.enrol(Classroom.pupil(1), until: "2026-09-05", version: 2)
            let query = MarkBookPage(book: Classroom.book(Classroom.mathematics))
            let answer = try query.answer(on: .sample(.assessment), from: transaction.reader).answer
            #expect(answer?.columns == [.tx1, .tx2, .gk, .ck])
            #expect(answer?.rows.map(\.enrolled) == [true, false, true])
            #expect(answer?.rows.map(\.average?.tenths) == [93, 93, nil])
            #expect(answer?.rows.first?.gk == Classroom.mark(95))
            #expect(answer?.rows.last == MarkBookPage.Line(pupil: Classroom.pupil(2), enrolled: true))
            #expect(answer.map { query.disclosure(in: $0)?.pupils } == (0..<3).map(Classroom.pupil))
        }
    }

    @Test("of a comment subject says whether it was met")
    func comment() throws {
        try onStage(Assessment.self) { transaction in
            try transaction.prepareClass(pupils: 2)
            try transaction.fill(
                Classroom.arts,
                rows: [Array(repeating: .passed, count: 4), [.passed, .notPassed, .passed, .passed]])
            let query = MarkBookPage(book: Classroom.book(Classroom.arts))
            let answer = try query.answer(on: .sample(.assessment), from: transaction.reader).answer
            #expect(answer?.rows.map(\.passed) == [true, false])
        }
    }

    @Test("is not found before it is opened")
    func notOpen() throws {
        try onStage(Assessment.self) { transaction in
            let query = MarkBookPage(book: Classroom.book(Classroom.arts))
            let refusal = try query.answer(on: .sample(.assessment), from: transaction.reader).refusal
            #expect(refusal?.places == ["/book not-found"])
        }
    }
}

@Suite("The results of a class") struct ClassResultsTests {
    @Test("are those last computed for the term")
    func results() throws {
        try onStage(Assessment.self) { transaction in
            try transaction.prepareClass(pupils: 2)
            try transaction.carryOut(ComputeResults(schoolClass: Classroom.id, term: .firstSemester))
            func pupils(_ term: Term, in store: Reader) throws -> [PupilCode]? {
                let query = ClassResults(schoolClass: Classroom.id, term: term)
                return try query.answer(on: .sample(.assessment), from: store).answer?.items.map(\.pupil)
            }
            let first = try pupils(.firstSemester, in: transaction.reader)
            let year = try pupils(.year, in: transaction.reader)
            #expect(first == [Classroom.pupil(0), Classroom.pupil(1)])
            #expect(year == [])
            let query = ClassResults(schoolClass: Classroom.id, term: .firstSemester)
            let answer = try #require(
                try query.answer(on: .sample(.assessment), from: transaction.reader).answer)
            #expect(query.disclosure(in: answer)?.pupils == first)
            #expect(query.disclosure(in: .init(items: [])) == nil)
        }
    }
}

@Suite("Missing marks") struct MissingMarksTests {
    @Test("are the empty cells by pupil, and the books never opened")
    func missing() throws {
        try onStage(Assessment.self) { transaction in
            let subjects = [Classroom.subject("mathematics", .marked, 35), Classroom.subject("arts", .comment, 70)]
            try transaction.prepareClass(pupils: 1, subjects: subjects)
            try transaction.openBook(Classroom.mathematics)
            let cells = [RecordMarks.Cell(pupil: Classroom.pupil(0), value: Classroom.mark(70))]
            try transaction.carryOut(
                RecordMarks(book: Classroom.book(Classroom.mathematics), column: .gk, cells: cells))
            let query = MissingMarks(schoolClass: Classroom.id, semester: .first)
            let answer = try query.answer(on: .sample(.assessment), from: transaction.reader).answer
            #expect(answer?.unopened == [Classroom.arts])
            #expect(
                answer?.items.map(\.missing) == [
                    [
                        MarkGap(subject: Classroom.mathematics, semester: .first, columns: [.tx1, .tx2, .ck]),
                        MarkGap(subject: Classroom.arts, semester: .first, columns: [.tx1, .tx2, .gk, .ck]),
                    ]
                ])
        }
    }

    @Test("are not known of a class that is not")
    func unknown() throws {
        try onStage(Assessment.self) { transaction in
            let query = MissingMarks(schoolClass: Classroom.id, semester: .first)
            let refusal = try query.answer(on: .sample(.assessment), from: transaction.reader).refusal
            #expect(refusal?.places == ["/schoolClass not-found"])
        }
    }
}

@Suite("Marks are read") struct ReadingRightsTests {
    private func refusal<Q: Query>(of query: Q, to occasion: Occasion, in store: Reader) throws -> Refusal? {
        guard let permission = Q.permission else { return nil }
        return try occasion.objection(to: permission, over: query.scope(in: store), in: store)
    }

    @Test("by subject teachers in their own book, by homeroom teachers in their whole class")
    func duties() throws {
        try onStage(Assessment.self) { transaction in
            let homeroom = MemberCode(unchecked: "79764000010000900003")
            try transaction.assign()
            try transaction.assign(.homeroom, to: homeroom, subject: nil)
            let store = transaction.reader
            let class_ = ClassResults(schoolClass: Classroom.id, term: .year)
            for (person, subject, expected) in [
                (Classroom.teacher, Classroom.mathematics, nil), (Classroom.teacher, Classroom.arts, Refusal.forbidden),
                (homeroom, Classroom.arts, nil),
            ] {
                let page = MarkBookPage(book: Classroom.book(subject))
                let refusal = try refusal(of: page, to: .judged(person: person), in: store)
                #expect(refusal == expected)
            }
            let teacher = try refusal(of: class_, to: .judged(person: Classroom.teacher), in: store)
            #expect(teacher == .forbidden)
            let own = try refusal(of: class_, to: .judged(person: homeroom), in: store)
            #expect(own == nil)
        }
    }
}

@Suite("The promotions of a class") struct PromotionListTests {
    @Test("are what the rule says of each, and what stands decided")
    func lists() throws {
        try onStage(Assessment.self) { transaction in
            try transaction.prepareClass(pupils: 2)
            let decision = DecidePromotion.Decision(pupil: Classroom.pupil(1), decision: .promoted, reason: .sample)
            try transaction.carryOut(DecidePromotion(schoolClass: Classroom.id, decisions: [decision]))
            let query = PromotionList(schoolClass: Classroom.id)
            let answer = try query.answer(on: .sample(.assessment), from: transaction.reader).answer
            #expect(answer?.items.map(\.pupil) == [Classroom.pupil(0), Classroom.pupil(1)])
            #expect(answer?.items.map { $0.decided?.decision } == [nil, .promoted])
            #expect(answer?.items.allSatisfy { $0.advice.unknown == [.training, .learning, .absences] } == true)
        }
    }

    @Test("of a class that is not known are not found")
    func unknown() throws {
        try onStage(Assessment.self) { transaction in
            let query = PromotionList(schoolClass: Classroom.id)
            let refusal = try query.answer(on: .sample(.assessment), from: transaction.reader).refusal
            #expect(refusal?.places == ["/schoolClass not-found"])
        }
    }
}
