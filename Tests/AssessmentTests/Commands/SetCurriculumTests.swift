import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Assessment

@Suite("Setting a curriculum") struct SetCurriculumTests {
    private func subjects(_ transaction: inout Transaction) throws -> [Curriculum.Subject] {
        try Curricula.subjects(of: .g6, at: .sample, in: .sample, from: transaction.reader)
    }

    @Test("keeps the subjects in their order and says so")
    func sets() throws {
        try onStage(Assessment.self) { transaction in
            let outcome = try transaction.carryOut(Classroom.curriculum())
            #expect(outcome.answer == Done())
            let kept = try subjects(&transaction)
            #expect(kept == Classroom.subjects)
            let recorded = try transaction.reader.recorded()
            #expect(recorded.map(\.type) == ["curriculum.set"])
            #expect(recorded.map(\.subject) == ["curriculum/79764000010000000006/2026/6"])
            let state = Curriculum(school: .sample, year: .sample, grade: .g6, subjects: Classroom.subjects)
            #expect(recorded.first?.state == WireEncoder.json(state))
        }
    }

    @Test("again alike records nothing")
    func again() throws {
        try onStage(Assessment.self) { transaction in
            try transaction.carryOut(Classroom.curriculum())
            let outcome = try transaction.carryOut(Classroom.curriculum())
            #expect(outcome.answer == Done())
            let count = try transaction.reader.recorded().count
            #expect(count == 1)
        }
    }

    @Test("otherwise replaces it, and leaves other grades alone")
    func replaces() throws {
        try onStage(Assessment.self) { transaction in
            try transaction.carryOut(Classroom.curriculum())
            try transaction.carryOut(Classroom.curriculum([Classroom.subject("music", .comment, 70)], grade: .g10))
            let fewer = Array(Classroom.subjects.dropFirst(3))
            try transaction.carryOut(Classroom.curriculum(fewer))
            let kept = try subjects(&transaction)
            #expect(kept == fewer)
            let versions = try transaction.reader.recorded().map(\.version)
            #expect(versions == [1, 1, 2])
        }
    }

    @Test("is refused with everything that is wrong at once")
    func faults() throws {
        try onStage(Assessment.self) { transaction in
            let list = [
                Classroom.subject("arts", .comment, 0), Classroom.subject("music", .comment, 70),
                Classroom.subject("arts", .marked, 1001),
            ]
            let outcome = try transaction.carryOut(Classroom.curriculum(list, grade: .g5))
            #expect(
                outcome.refusal?.places == [
                    "/grade invalid", "/subjects/0/periods invalid", "/subjects/2/code duplicate",
                    "/subjects/2/periods invalid",
                ])
            let recorded = try transaction.reader.recorded()
            #expect(recorded.isEmpty)
        }
    }

    @Test("needs at least one subject, and not more than a grade can have", arguments: [0, 41])
    func bounds(count: Int) throws {
        try onStage(Assessment.self) { transaction in
            let list = (0..<count).map { Classroom.subject("subject-\($0)", .marked, 35) }
            let outcome = try transaction.carryOut(Classroom.curriculum(list))
            #expect(outcome.refusal?.places == ["/subjects invalid"])
        }
    }

    @Test("takes from an open book neither its subject, nor its kind, nor a column")
    func conflicts() throws {
        try onStage(Assessment.self) { transaction in
            try transaction.prepareClass(pupils: 0)
            for subject in Classroom.subjects[0...2] { try transaction.openBook(subject.code) }
            var list = Array(Classroom.subjects.dropFirst())
            list[0].kind = .comment
            list[1].periods = 70
            let outcome = try transaction.carryOut(Classroom.curriculum(list))
            #expect(
                outcome.refusal?.places == [
                    "/subjects/1/periods conflict", "/subjects conflict", "/subjects/0/kind conflict",
                ])
            list = Classroom.subjects
            list[0].periods = 175
            list.removeLast()
            let harmless = try transaction.carryOut(Classroom.curriculum(list))
            #expect(harmless.answer == Done())
        }
    }

    @Test("says all that is wrong with its JSON")
    func reading() {
        let read = SetCurriculum.read(
            """
            {"school": "x", "year": "2026-2028", "grade": "13",
             "subjects": [{"code": "Toán", "kind": "both", "periods": "many"}], "level": 2}
            """)
        guard case .failure(let violations) = read else {
            Issue.record("read what it should not")
            return
        }
        #expect(
            Set(violations.all.map(\.pointer)) == [
                "/school", "/year", "/grade", "/subjects/0/code", "/subjects/0/kind", "/subjects/0/periods", "/level",
            ])
    }

    @Test("in bulk sets the good ones and says what is wrong with the others")
    func bulk() throws {
        try onStage(Assessment.self) { transaction in
            let many = Many(items: [.value(Classroom.curriculum([])), .value(Classroom.curriculum())])
            let answer = try transaction.carryOut(many).answer
            #expect(answer?.done == 1)
            #expect(answer?.items.first?.refused?.errors.map(\.pointer) == ["/items/0/subjects"])
            let kept = try subjects(&transaction)
            #expect(kept == Classroom.subjects)
        }
    }
}
