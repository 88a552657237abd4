import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Assessment

@Suite("Opening a mark book") struct OpenMarkBookTests {
    private func command(_ subject: SubjectCode = Classroom.mathematics) -> OpenMarkBook {
        OpenMarkBook(schoolClass: Classroom.id, subject: subject, semester: .first)
    }

    @Test(
        "gives it the columns that the subject's size asks for",
        arguments: [
            ("civic-education", [.tx1, .tx2, .gk, .ck]), ("technology", [.tx1, .tx2, .tx3, .gk, .ck]),
            ("mathematics", [.tx1, .tx2, .tx3, .tx4, .gk, .ck]), ("experiential-activities", [.tx1, .tx2, .gk, .ck]),
        ] as [(String, [MarkColumn])])
    func columns(subject: String, expected: [MarkColumn]) throws {
        try onStage(Assessment.self) { transaction in
            try transaction.prepareClass(pupils: 0)
            let code = SubjectCode(subject) ?? .sample
            let answer = try transaction.carryOut(command(code)).answer
            #expect(answer == OpenMarkBook.Answer(id: Classroom.book(code), columns: expected))
            let recorded = try transaction.reader.recorded().last
            #expect(recorded?.type == "mark-book.opened")
            #expect(recorded?.subject == "mark-book/79764000010000000006/2026/6A1/\(subject)/1")
            #expect(recorded?.state["columns"] == .array(expected.map(\.json)))
        }
    }

    @Test("again answers alike and records nothing")
    func again() throws {
        try onStage(Assessment.self) { transaction in
            try transaction.prepareClass(pupils: 0)
            let first = try transaction.carryOut(command()).answer
            let second = try transaction.carryOut(command()).answer
            #expect(first == second)
            let recorded = try transaction.reader.recorded().map(\.type)
            #expect(recorded == ["curriculum.set", "mark-book.opened"])
        }
    }

    @Test("needs a class that is known and open, a curriculum, and the subject in it")
    func refusals() throws {
        try onStage(Assessment.self) { transaction in
            var places: [[String]?] = []
            places.append(try transaction.carryOut(command()).refusal?.places)
            try transaction.define()
            places.append(try transaction.carryOut(command()).refusal?.places)
            try transaction.carryOut(Classroom.curriculum())
            places.append(try transaction.carryOut(command(SubjectCode("music") ?? .sample)).refusal?.places)
            try transaction.define(status: .closed, version: 2)
            places.append(try transaction.carryOut(command()).refusal?.places)
            #expect(
                places == [
                    ["/schoolClass not-found"], ["/schoolClass not-found"], ["/subject invalid"],
                    ["/schoolClass conflict"],
                ])
            let count = try transaction.reader.recorded().count
            #expect(count == 1)
        }
    }

    @Test("says all that is wrong with its JSON")
    func reading() {
        guard
            case .failure(let violations) = OpenMarkBook.read(
                #"{"schoolClass": "6A1", "subject": "Toán", "semester": 3}"#)
        else {
            Issue.record("read what it should not")
            return
        }
        #expect(Set(violations.all.map(\.pointer)) == ["/schoolClass", "/subject", "/semester"])
    }

    @Test("in bulk opens what can be opened")
    func bulk() throws {
        try onStage(Assessment.self) { transaction in
            try transaction.prepareClass(pupils: 0)
            let many = Many(items: [.value(command()), .value(command(SubjectCode("music") ?? .sample))])
            let answer = try transaction.carryOut(many).answer
            #expect(answer?.done == 1)
            #expect(answer?.items.last?.refused?.errors.map(\.pointer) == ["/items/1/subject"])
        }
    }
}
