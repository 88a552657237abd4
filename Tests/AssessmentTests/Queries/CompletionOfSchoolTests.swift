import Access
import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Assessment

@Suite("How far a school has come with its five-year-olds") struct CompletionOfSchoolTests {
    private func ask(
        _ code: ClassCode? = nil, in store: Reader
    ) throws -> Outcome<CompletionOfSchool.Answer> {
        try CompletionOfSchool(school: .sample, year: .sample, schoolClass: code)
            .answer(on: .sample(.assessment, now: Kindergarten.may), from: store)
    }

    @Test("is, class by class, who has finished, with the teacher and who is missing")
    func classes() throws {
        try Kindergarten.with { transaction in
            try transaction.giveTeacher(Kindergarten.maple)
            try transaction.assess([Kindergarten.child(0)])
            try transaction.assess([Kindergarten.child(2)], in: Kindergarten.bamboo)
            let answer = try #require(try ask(in: transaction.reader).answer)
            #expect(answer.classes.map(\.schoolClass) == [Kindergarten.maple, Kindergarten.bamboo])
            #expect(answer.classes.map(\.finished) == [false, true])
            #expect(answer.classes.map(\.teachers) == [[Kindergarten.teacher], []])
            #expect(answer.classes.map(\.missing) == [[Classroom.pupil(1)], []])
            #expect(answer.list == nil && answer.changed.isEmpty)
            #expect(answer.sequence == 2 && answer.hash != nil)
            let query = CompletionOfSchool(school: .sample, year: .sample)
            #expect(query.disclosure(in: answer)?.pupils == [Classroom.pupil(0), Classroom.pupil(2)])
        }
    }

    @Test("has the list as it was approved, and who reads otherwise since")
    func list() throws {
        try Kindergarten.with { transaction in
            try transaction.approveAll()
            let approved = try #require(try ask(in: transaction.reader).answer)
            #expect(approved.list?.status == .approved && approved.changed.isEmpty)
            #expect(
                approved.list?.classes
                    == approved.classes.map { .init(code: $0.schoolClass.code, children: $0.children) })
            try transaction.carryOut(ReopenCompletion(school: .sample, year: .sample, reason: .sample))
            try transaction.assess([Kindergarten.child(1)])
            try transaction.enrol(Classroom.pupil(3), in: Kindergarten.bamboo)
            try transaction.enrol(
                Classroom.pupil(2), in: Kindergarten.bamboo, until: "2027-05-01", status: .left, version: 2)
            let later = try #require(try ask(in: transaction.reader).answer)
            #expect(later.list?.status == .reopened && later.list?.children.count == 3)
            #expect(later.changed == (1...3).map(Classroom.pupil))
        }
    }

    @Test("is, of one class, that class alone")
    func one() throws {
        try Kindergarten.with { transaction in
            try transaction.approveAll()
            let answer = try #require(try ask(Kindergarten.bamboo.code, in: transaction.reader).answer)
            #expect(answer.classes.map(\.schoolClass) == [Kindergarten.bamboo])
            #expect(answer.list?.classes.map(\.code) == [Kindergarten.bamboo.code] && answer.changed.isEmpty)
            #expect(try ask(ClassCode("X"), in: transaction.reader).refusal?.places == ["/schoolClass not-found"])
        }
        try onStage(Assessment.self) { (transaction) throws in
            #expect(try ask(in: transaction.reader).refusal?.places == ["/school not-found"])
        }
    }

    @Test("is read by who leads, and by a class teacher of his own class alone")
    func rights() throws {
        try Kindergarten.with { transaction in
            try transaction.giveTeacher(Kindergarten.maple)
            func refusal(_ code: ClassCode?, _ occasion: Occasion, in store: Reader) throws -> Refusal? {
                let query = CompletionOfSchool(school: .sample, year: .sample, schoolClass: code)
                return try occasion.objection(to: .readMarks, over: query.scope(in: store), in: store)
            }
            let (store, teacher) = (transaction.reader, Occasion.judged(person: Kindergarten.teacher))
            #expect(try refusal(Kindergarten.maple.code, teacher, in: store) == nil)
            #expect(try refusal(Kindergarten.bamboo.code, teacher, in: store) == .forbidden)
            #expect(try refusal(nil, teacher, in: store) == .forbidden)
            #expect(try refusal(nil, .judged(person: nil, role: .principal), in: store) == nil)
        }
    }
}
