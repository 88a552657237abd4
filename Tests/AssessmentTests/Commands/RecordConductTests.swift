import Access
import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Assessment

@Suite("Judging conduct") struct RecordConductTests {
    @Test("keeps each pupil's level and says so, once however often it is said")
    func records() throws {
        try onStage(Assessment.self) { transaction in
            try transaction.prepareClass(pupils: 2)
            let first = try transaction.judge(.first).answer
            let again = try transaction.judge(.first, [.good, .passed]).answer
            #expect(first == RecordConduct.Answer(recorded: 2, unchanged: 0))
            #expect(again == RecordConduct.Answer(recorded: 1, unchanged: 1))
            let told = try transaction.reader.recorded().filter { $0.type == "conduct.recorded" }
            #expect(told.map { $0.state["level"] } == ["good", "fair", "passed"])
            #expect(told.last?.subject == "conduct/\(Classroom.pupil(1))/2026/1")
            #expect(told.last?.version == 2)
        }
    }

    @Test("becomes part of the pupil's results, of a year by the table of article 8.2")
    func inResults() throws {
        try SignedClass.with([.first, .second]) { transaction in
            try transaction.judge(.second, [.passed, .notPassed])
            for term in Term.allCases {
                _ = try transaction.carryOut(
                    ComputeResults(schoolClass: Classroom.id, term: term), now: SignedClass.january)
            }
            func conducts(_ term: Term, in store: Reader) throws -> [ConductLevel?] {
                try Results.all(of: Classroom.id, in: term, from: store).map(\.conduct)
            }
            #expect(try conducts(.firstSemester, in: transaction.reader) == [.good, .fair])
            #expect(try conducts(.secondSemester, in: transaction.reader) == [.passed, .notPassed])
            #expect(try conducts(.year, in: transaction.reader) == [.fair, .notPassed])
        }
    }

    @Test("says all that is wrong at once")
    func refusals() throws {
        try onStage(Assessment.self) { transaction in
            try transaction.prepareClass(pupils: 1)
            let twice = try transaction.judge(.first, [.good, .good]).refusal
            #expect(twice?.places == ["/judgements/1/pupil not-found"])
            let doubled = RecordConduct(
                schoolClass: Classroom.id, semester: .first,
                judgements: [0, 0, 7].map { .init(pupil: Classroom.pupil($0), level: .good) })
            #expect(
                try transaction.carryOut(doubled).refusal?.places == [
                    "/judgements/1/pupil duplicate", "/judgements/2/pupil not-found",
                ])
            #expect(try transaction.judge(.first, []).refusal?.places == ["/judgements invalid"])
            let many = Array(repeating: ConductLevel.good, count: 201)
            #expect(try transaction.judge(.first, many).refusal?.places == ["/judgements too-large"])
            let other = ClassID(school: .sample, year: .sample, code: ClassCode("4A1") ?? .sample)
            #expect(try transaction.judge(.first, in: other).refusal?.places == ["/schoolClass not-found"])
            try transaction.define(other, grade: .g4)
            #expect(try transaction.judge(.first, in: other).refusal?.places == ["/schoolClass invalid"])
        }
    }

    @Test(
        "is by TT 22/2021, which reached one grade after the other",
        arguments: [
            (Grade.g6, 2020, false), (.g6, 2021, true), (.g10, 2021, false), (.g7, 2022, true), (.g8, 2022, false),
            (.g11, 2023, true), (.g9, 2023, false), (.g12, 2024, true),
        ])
    func earlierYears(grade: Grade, year: Int, isTaken: Bool) throws {
        try onStage(Assessment.self) { (transaction) throws in
            let schoolClass = ClassID(
                school: .sample, year: try #require(SchoolYear(startingIn: "\(year)")), code: .sample)
            try transaction.define(schoolClass, grade: grade)
            try transaction.enrol(Classroom.pupil(0), in: schoolClass)
            let refusal = try transaction.judge(.first, [.good], in: schoolClass).refusal
            #expect(refusal?.places == (isTaken ? nil : ["/schoolClass invalid"]))
            let confirm = ConfirmResults(schoolClass: schoolClass, term: .firstSemester)
            let unconfirmed = try confirm.handle(on: SignedClass.atHomeroom, in: &transaction).refusal
            #expect(unconfirmed?.detail.en.contains("TT 58/2011") == !isTaken)
        }
    }

    @Test("may still be done for who was in the class to the end of its year")
    func afterYearEnd() throws {
        try SignedClass.with { (transaction) throws in
            try transaction.endYear()
            let judgements = SignedClass.pupils.map { RecordConduct.Judgement(pupil: $0, level: .passed) }
            let command = RecordConduct(schoolClass: Classroom.id, semester: .second, judgements: judgements)
            #expect(try transaction.carryOut(command, now: SignedClass.july).answer?.recorded == 2)
        }
    }

    @Test("is locked while the results that rest on it are approved")
    func locked() throws {
        try SignedClass.approved { transaction in
            let locked = try transaction.judge(.first, [.passed, .passed]).refusal
            #expect(locked?.places == ["/semester locked"])
            let open = try transaction.judge(.second).answer
            #expect(open?.recorded == 2)
        }
    }

    @Test("is the homeroom teacher's work alone")
    func rights() throws {
        try SignedClass.with { transaction in
            let command = RecordConduct(schoolClass: Classroom.id, semester: .first, judgements: [])
            for (person, role, isAllowed) in [
                (SignedClass.homeroom, Role.teacher, true), (Classroom.teacher, .teacher, false),
                (SignedClass.principal, .principal, false),
            ] {
                let objection = try command.objection(
                    on: .judged(person: person, role: role), in: transaction.reader)
                #expect(objection == (isAllowed ? nil : .forbidden))
            }
        }
    }

    @Test("says all that is wrong with its JSON")
    func reading() {
        let text = #"{"schoolClass": "6A1", "semester": 3, "judgements": [{"pupil": "1", "level": "best"}]}"#
        guard case .failure(let violations) = RecordConduct.read(text) else {
            Issue.record("read what it should not")
            return
        }
        #expect(
            Set(violations.all.map(\.pointer)) == [
                "/schoolClass", "/semester", "/judgements/0/pupil", "/judgements/0/level",
            ])
    }
}
