import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Assessment

@Suite("Recording marks") struct RecordMarksTests {
    private func command(
        _ tenths: [Int], in subject: SubjectCode = Classroom.mathematics, column: MarkColumn = .tx1
    ) -> RecordMarks {
        let cells = tenths.enumerated().map {
            RecordMarks.Cell(pupil: Classroom.pupil($0), value: Classroom.mark($1))
        }
        return RecordMarks(book: Classroom.book(subject), column: column, cells: cells)
    }

    /// A class of three pupils with one marked and one comment book open.
    private func withBooks(_ body: (inout Transaction) throws -> Void) throws {
        try onStage(Assessment.self) { transaction in
            try transaction.prepareClass(pupils: 3)
            try transaction.openBook(Classroom.mathematics)
            try transaction.openBook(Classroom.arts)
            try body(&transaction)
        }
    }

    private func facts(_ transaction: inout Transaction) throws -> [JSON] {
        try transaction.reader.recorded().filter { $0.type == "marks.recorded" }.map(\.state)
    }

    @Test("sets the cells and says which")
    func records() throws {
        try withBooks { transaction in
            let answer = try transaction.carryOut(command([75, 100, 0])).answer
            #expect(answer == RecordMarks.Answer(recorded: 3, unchanged: 0))
            let facts = try facts(&transaction)
            let expected = try JSON.parse(
                Array(
                    """
                    {"book": "79764000010000000006/2026/6A1/mathematics/1", "column": "tx1", "cells": [
                        {"pupil": "79764000010000010000", "to": 7.5}, {"pupil": "79764000010000010001", "to": 10},
                        {"pupil": "79764000010000010002", "to": 0}]}
                    """.utf8))
            #expect(facts == [expected])
        }
    }

    @Test("keeps what stood there before, and only for the cells that change")
    func history() throws {
        try withBooks { transaction in
            try transaction.carryOut(command([75, 80]))
            let answer = try transaction.carryOut(command([75, 85, 60])).answer
            #expect(answer == RecordMarks.Answer(recorded: 2, unchanged: 1))
            let facts = try facts(&transaction)
            let expected = try JSON.parse(
                Array(
                    """
                    [{"pupil": "79764000010000010001", "from": 8, "to": 8.5},
                     {"pupil": "79764000010000010002", "to": 6}]
                    """.utf8))
            #expect(facts.last?["cells"] == expected)
            let versions = try transaction.reader.recorded().suffix(2).map(\.version)
            #expect(versions == [1, 2])
        }
    }

    @Test("again alike records nothing")
    func again() throws {
        try withBooks { transaction in
            try transaction.carryOut(command([75, 80, 90]))
            let answer = try transaction.carryOut(command([75, 80, 90])).answer
            #expect(answer == RecordMarks.Answer(recorded: 0, unchanged: 3))
            let count = try facts(&transaction).count
            #expect(count == 1)
        }
    }

    @Test("takes judgements in a comment subject")
    func judgements() throws {
        try withBooks { transaction in
            let cells: [RecordMarks.Cell] = [
                RecordMarks.Cell(pupil: Classroom.pupil(0), value: .passed),
                RecordMarks.Cell(pupil: Classroom.pupil(1), value: .notPassed),
            ]
            let book = Classroom.book(Classroom.arts)
            let answer = try transaction.carryOut(RecordMarks(book: book, column: .gk, cells: cells)).answer
            #expect(answer?.recorded == 2)
            let facts = try facts(&transaction)
            #expect(facts.last?["cells"]?[0]?["to"] == "D")
            #expect(facts.last?["cells"]?[1]?["to"] == "CD")
        }
    }

    @Test("is refused where no book is open")
    func notOpen() throws {
        try withBooks { transaction in
            let outcome = try transaction.carryOut(command([75], in: SubjectCode("literature") ?? .sample))
            #expect(outcome.refusal?.places == ["/book not-found"])
        }
    }

    @Test("is refused with everything that is wrong at once, and sets nothing")
    func violations() throws {
        try withBooks { transaction in
            let elsewhere = ClassID(school: .sample, year: .sample, code: ClassCode("6A2") ?? .sample)
            try transaction.enrol(Classroom.pupil(7), in: elsewhere)
            let cells = [
                RecordMarks.Cell(pupil: Classroom.pupil(0), value: Classroom.mark(80)),
                RecordMarks.Cell(pupil: Classroom.pupil(0), value: .passed),
                RecordMarks.Cell(pupil: Classroom.pupil(7), value: .notPassed),
                RecordMarks.Cell(pupil: Classroom.pupil(99), value: .passed),
            ]
            let book = Classroom.book(Classroom.arts)
            let refusal = try transaction.carryOut(RecordMarks(book: book, column: .tx3, cells: cells)).refusal
            #expect(
                refusal?.places == [
                    "/column invalid", "/cells/0/value invalid", "/cells/1/pupil duplicate", "/cells/2/pupil invalid",
                    "/cells/3/pupil not-found",
                ])
            let count = try facts(&transaction).count
            #expect(count == 0)
        }
    }

    @Test("takes no judgement in a marked subject")
    func judgementInMarked() throws {
        try withBooks { transaction in
            let cells = [RecordMarks.Cell(pupil: Classroom.pupil(1), value: .passed)]
            let command = RecordMarks(book: Classroom.book(Classroom.mathematics), column: .tx4, cells: cells)
            let refusal = try transaction.carryOut(command).refusal
            #expect(refusal?.places == ["/cells/0/value invalid"])
        }
    }

    @Test("takes 1 to 200 cells at once", arguments: [(0, "/cells invalid"), (201, "/cells too-large")])
    func bounds(count: Int, expected: String) throws {
        try withBooks { transaction in
            let refusal = try transaction.carryOut(command(Array(repeating: 50, count: count))).refusal
            #expect(refusal?.places == [expected])
        }
    }

    @Test(
        "is for pupils who are in the class on the day",
        arguments: [("2026-09-30", false), ("2026-10-01", true), ("2026-10-30", true), ("2026-10-31", false)])
    func enrolledOnTheDay(day: String, taken: Bool) throws {
        try withBooks { transaction in
            try transaction.enrol(Classroom.pupil(0), from: "2026-10-01", until: "2026-10-31", version: 2)
            let outcome = try transaction.carryOut(command([75]), now: "\(day)T07:30:00+07:00")
            #expect((outcome.answer != nil) == taken)
        }
    }

    @Test("is for the teacher of the subject in the class alone, and not even for the principal")
    func rights() throws {
        try withBooks { transaction in
            try transaction.assign()
            let other = MemberCode(unchecked: "79764000010000900002")
            func objection(
                _ occasion: Occasion, _ subject: SubjectCode = Classroom.mathematics, in store: Reader
            ) throws -> Refusal? {
                try command([75], in: subject).objection(on: occasion, in: store)
            }
            let store = transaction.reader
            let own = try objection(.judged(person: Classroom.teacher), in: store)
            #expect(own == nil)
            let subject = try objection(.judged(person: Classroom.teacher), Classroom.arts, in: store)
            #expect(subject == .forbidden)
            let stranger = try objection(.judged(person: other), in: store)
            #expect(stranger == .forbidden)
            for role in [Role.principal, .viceAcademic, .schoolAdministrator, .systemAdministrator] {
                let refusal = try objection(.judged(person: nil, role: role), in: store)
                #expect(refusal == .forbidden, "\(role)")
            }
            let early = try objection(.judged(person: Classroom.teacher, now: "2026-08-31T23:59:59+07:00"), in: store)
            #expect(early == .forbidden)
        }
    }

    @Test("says all that is wrong with its JSON")
    func reading() {
        let read = RecordMarks.read(
            """
            {"book": "toán", "column": "tx5", "cells": [{"pupil": "1", "value": 10.5}, {"pupil": "2", "value": 7.25},
             {"value": "A", "mark": 1}]}
            """)
        guard case .failure(let violations) = read else {
            Issue.record("read what it should not")
            return
        }
        #expect(
            Set(violations.all.map(\.pointer)) == [
                "/book", "/column", "/cells/0/pupil", "/cells/0/value", "/cells/1/pupil", "/cells/1/value",
                "/cells/2/pupil", "/cells/2/value", "/cells/2/mark",
            ])
    }
}
