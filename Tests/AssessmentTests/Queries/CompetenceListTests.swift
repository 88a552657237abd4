import Access
import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Assessment

@Suite("The qualities and competences of a class") struct CompetenceListTests {
    private func withClass(_ body: (inout Transaction) throws -> Void) throws {
        try onStage(Assessment.self) { transaction in
            try transaction.define(grade: .g1)
            for number in 0..<2 { try transaction.enrol(Classroom.pupil(number)) }
            try record(0, .midFirstSemester, in: &transaction)
            try body(&transaction)
        }
    }

    private func record(_ number: Int, _ moment: AssessmentMoment, in transaction: inout Transaction) throws {
        let entry = RecordCompetences.Entry(pupil: Classroom.pupil(number), levels: CompetenceLevels(all: .good))
        _ = try #require(
            try transaction.carryOut(
                RecordCompetences(schoolClass: Classroom.id, moment: moment, entries: [entry])
            ).answer)
    }

    private func ask(
        _ moment: AssessmentMoment?, _ pupil: Int? = nil, in store: Reader
    ) throws -> Outcome<CompetenceList.Answer> {
        try CompetenceList(schoolClass: Classroom.id, moment: moment, pupil: pupil.map(Classroom.pupil))
            .answer(on: .sample(.assessment), from: store)
    }

    @Test("are, at a moment, what stands of everybody, and who is missing what")
    func moment() throws {
        try withClass { transaction in
            let answer = try ask(.midFirstSemester, in: transaction.reader).answer
            #expect(answer?.items.map(\.pupil) == [Classroom.pupil(0), Classroom.pupil(1)])
            #expect(answer?.items.map(\.missing.count) == [0, 13])
            #expect(answer?.items.first?.levels == CompetenceLevels(all: .good))
            let query = CompetenceList(schoolClass: Classroom.id, moment: .midFirstSemester)
            let shown = answer.flatMap { query.disclosure(in: $0) }
            #expect(shown?.pupils == [Classroom.pupil(0), Classroom.pupil(1)])
        }
    }

    @Test("are, of one pupil, those of all four moments")
    func year() throws {
        try withClass { transaction in
            try record(0, .yearEnd, in: &transaction)
            let answer = try ask(nil, 0, in: transaction.reader).answer
            #expect(answer?.items.map(\.moment) == AssessmentMoment.allCases)
            #expect(answer?.items.map(\.missing.isEmpty) == [true, false, false, true])
            #expect(try ask(.yearEnd, 0, in: transaction.reader).answer?.items.map(\.moment) == [.yearEnd])
        }
    }

    @Test("are, of who has left, those of this class alone, and of a stranger none")
    func left() throws {
        try withClass { transaction in
            try transaction.enrol(Classroom.pupil(0), until: "2026-09-04", version: 2)
            let other = ClassID(school: .sample, year: .sample, code: ClassCode("1A2") ?? .sample)
            let state = CompetenceRecord(
                pupil: Classroom.pupil(0), schoolClass: other, moment: .yearEnd, levels: CompetenceLevels(all: .passed))
            try Competences.keep(state, in: &transaction)
            #expect(try ask(nil, 0, in: transaction.reader).answer?.items.map(\.moment) == [.midFirstSemester])
            #expect(try ask(nil, 99, in: transaction.reader).refusal?.places == ["/pupil not-found"])
            #expect(try ask(.yearEnd, in: transaction.reader).answer?.items.map(\.pupil) == [Classroom.pupil(1)])
        }
    }

    @Test("are asked for with a moment or a pupil, of a primary class that is known")
    func refusals() throws {
        try withClass { transaction in
            #expect(try ask(nil, in: transaction.reader).refusal?.places == ["/moment incomplete"])
            try transaction.define(grade: .g6, version: 2)
            #expect(try ask(.yearEnd, in: transaction.reader).refusal?.places == ["/schoolClass invalid"])
        }
        try onStage(Assessment.self) { (transaction) throws in
            #expect(try ask(.yearEnd, in: transaction.reader).refusal?.places == ["/schoolClass not-found"])
        }
    }
}
