import Access
import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Assessment

@Suite("Recording qualities and competences") struct RecordCompetencesTests {
    private static let reason = LongText("Đánh giá lại sau khi bổ sung minh chứng")

    private static func levels(_ some: [CompetenceArea: CompetenceLevel]) -> CompetenceLevels {
        var levels = CompetenceLevels()
        for (area, level) in some { levels[area] = level }
        return levels
    }

    private static func record(
        _ entries: [(Int, CompetenceLevels)], _ moment: AssessmentMoment = .midFirstSemester, reason: LongText? = nil,
        own: LongText? = nil
    ) -> RecordCompetences {
        RecordCompetences(
            schoolClass: Classroom.id, moment: moment,
            entries: entries.map { .init(pupil: Classroom.pupil($0.0), levels: $0.1, reason: own) }, reason: reason)
    }

    /// A class of three.
    private func withClass(_ grade: Grade = .g4, _ body: (inout Transaction) throws -> Void) throws {
        try onStage(Assessment.self) { transaction in
            try transaction.define(grade: grade)
            for number in 0..<3 { try transaction.enrol(Classroom.pupil(number)) }
            try body(&transaction)
        }
    }

    @Test("keeps the levels of each pupil at the moment, and names what is missing of whom")
    func records() throws {
        try withClass { transaction in
            let answer = try transaction.carryOut(
                Self.record([
                    (0, CompetenceLevels(all: .good)), (1, Self.levels([.honesty: .passed, .science: .needsEffort])),
                ])
            ).answer
            #expect(answer?.recorded == 2 && answer?.unchanged == 0)
            #expect(answer?.incomplete.map(\.pupil) == [Classroom.pupil(1), Classroom.pupil(2)])
            #expect(answer?.incomplete.map(\.missing.count) == [13, 15])
            let told = try #require(try transaction.reader.recorded().last)
            #expect(told.type == "competence-record.recorded" && told.version == 1)
            #expect(told.subject == "competence-record/\(Classroom.pupil(1))/2026/mid-semester-1")
            #expect(told.state["levels"]?.text == #"{"honesty":"D","science":"C"}"#)
            let kept = try Competences.find(Classroom.pupil(0), .sample, .midFirstSemester, in: transaction.reader)
            #expect(kept?.levels == CompetenceLevels(all: .good))
        }
    }

    @Test("asks grades 1 and 2 for neither technology nor informatics", arguments: [(Grade.g2, 13), (.g3, 15)])
    func early(grade: Grade, count: Int) throws {
        try withClass(grade) { transaction in
            let answer = try transaction.carryOut(Self.record([(0, CompetenceLevels(all: .good))])).answer
            #expect(answer?.incomplete.map(\.missing.count) == [count, count])
        }
    }

    @Test("adds to what stands, and says nothing of what stood so already")
    func adds() throws {
        try withClass { transaction in
            try transaction.carryOut(Self.record([(0, Self.levels([.honesty: .passed]))]))
            let again = try transaction.carryOut(Self.record([(0, Self.levels([.honesty: .passed]))])).answer
            #expect(again?.recorded == 0 && again?.unchanged == 1)
            let more = try transaction.carryOut(Self.record([(0, Self.levels([.science: .good]))])).answer
            #expect(more?.recorded == 1)
            let told = try transaction.reader.recorded()
            #expect(told.count == 2)
            #expect(told.last?.version == 2 && told.last?.state["levels"]?.text == #"{"honesty":"D","science":"T"}"#)
        }
    }

    @Test("changes what stood with a reason only, the pupil's own or one for all, and the fact keeps it")
    func reasons() throws {
        try withClass { transaction in
            let before = Self.levels([.honesty: .needsEffort]), after = Self.levels([.honesty: .good])
            try transaction.carryOut(Self.record([(0, before), (1, before)]))
            let refusal = try transaction.carryOut(Self.record([(0, before), (1, after)])).refusal
            #expect(refusal?.places == ["/entries/1/reason incomplete"])
            let own = try transaction.carryOut(Self.record([(1, after)], own: Self.reason)).answer
            let common = try transaction.carryOut(Self.record([(0, after), (2, after)], reason: Self.reason)).answer
            #expect(own?.recorded == 1 && common?.recorded == 2)
            let reasons: [String?] = try transaction.reader.values("SELECT reason FROM journal ORDER BY seq")
            #expect(reasons == [nil, nil, Self.reason?.text, Self.reason?.text, nil])
        }
    }

    @Test("keeps the four moments of a year apart")
    func moments() throws {
        try withClass { transaction in
            for (moment, level) in zip(
                AssessmentMoment.allCases, [.needsEffort, .passed, .good, .good] as [CompetenceLevel])
            { try transaction.carryOut(Self.record([(0, Self.levels([.honesty: level]))], moment)) }
            let kept = try Competences.all(of: Classroom.pupil(0), in: transaction.reader)
            #expect(kept.map(\.moment) == AssessmentMoment.allCases)
            #expect(kept.map { $0.levels[.honesty] } == [.needsEffort, .passed, .good, .good])
        }
    }

    @Test("says all that is wrong at once, and then keeps nothing")
    func violations() throws {
        try withClass { transaction in
            let elsewhere = ClassID(school: .sample, year: .sample, code: ClassCode("4A2") ?? .sample)
            try transaction.enrol(Classroom.pupil(7), in: elsewhere)
            let good = Self.levels([.honesty: .good])
            let refusal = try transaction.carryOut(
                Self.record([(0, good), (0, good), (7, good), (99, good), (1, CompetenceLevels())])
            ).refusal
            #expect(
                refusal?.places == [
                    "/entries/1/pupil duplicate", "/entries/2/pupil invalid", "/entries/3/pupil not-found",
                    "/entries/4/levels incomplete",
                ])
            #expect(try transaction.reader.recorded().isEmpty)
        }
    }

    @Test("is for primary classes that are known", arguments: [Grade.k3, .g6, .g12])
    func grades(grade: Grade) throws {
        try withClass(grade) { transaction in
            let refusal = try transaction.carryOut(Self.record([(0, CompetenceLevels(all: .good))])).refusal
            #expect(refusal?.places == ["/schoolClass invalid"])
        }
        try onStage(Assessment.self) { transaction in
            let refusal = try transaction.carryOut(Self.record([(0, CompetenceLevels(all: .good))])).refusal
            #expect(refusal?.places == ["/schoolClass not-found"])
        }
    }

    @Test(
        "is by TT 27/2020, which reached one grade after the other",
        arguments: [(Grade.g1, 2019, false), (.g1, 2020, true), (.g5, 2023, false), (.g5, 2024, true)])
    func earlierYears(grade: Grade, year: Int, isTaken: Bool) throws {
        try onStage(Assessment.self) { (transaction) throws in
            let schoolClass = ClassID(
                school: .sample, year: try #require(SchoolYear(startingIn: "\(year)")), code: .sample)
            try transaction.define(schoolClass, grade: grade)
            try transaction.enrol(Classroom.pupil(0), in: schoolClass)
            var command = Self.record([(0, CompetenceLevels(all: .good))])
            command.schoolClass = schoolClass
            let refusal = try transaction.carryOut(command).refusal
            #expect(refusal?.places == (isTaken ? nil : ["/schoolClass invalid"]))
        }
    }

    @Test("takes 1 to 200 pupils at once", arguments: [(0, "/entries invalid"), (201, "/entries too-large")])
    func bounds(count: Int, expected: String) throws {
        try withClass { transaction in
            let entries = Array(repeating: (0, CompetenceLevels(all: .good)), count: count)
            let refusal = try transaction.carryOut(Self.record(entries)).refusal
            #expect(refusal?.places == [expected])
        }
    }

    @Test("is for who is in the class on the day, or was to the end of its year")
    func members() throws {
        try withClass { transaction in
            try transaction.enrol(Classroom.pupil(0), until: "2026-09-03", version: 2)
            let moved = Enrolment(
                id: EnrolmentID(owner: Classroom.pupil(1), year: .sample, number: 1), schoolClass: Classroom.id,
                from: Classroom.day("2026-09-01"), to: Classroom.day("2026-09-04"), status: .moved, outcome: .promoted)
            try KeepEnrolments.react(to: event("moved", moved, version: 2), in: &transaction)
            let good = Self.levels([.honesty: .good])
            let refusal = try transaction.carryOut(Self.record([(0, good), (1, good)])).refusal
            #expect(refusal?.places == ["/entries/0/pupil invalid"])
            let answer = try transaction.carryOut(Self.record([(1, good), (2, good)])).answer
            #expect(answer?.recorded == 2)
        }
    }

    @Test("is for the homeroom teacher of the class alone, and not even for the principal")
    func rights() throws {
        try withClass { transaction in
            try transaction.assign()
            try transaction.assign(.homeroom, to: Kindergarten.teacher, subject: nil)
            func objection(_ occasion: Occasion, in store: Reader) throws -> Refusal? {
                try Self.record([(0, CompetenceLevels(all: .good))]).objection(on: occasion, in: store)
            }
            let store = transaction.reader
            #expect(try objection(.judged(person: Kindergarten.teacher), in: store) == nil)
            #expect(try objection(.judged(person: Classroom.teacher), in: store) == .forbidden)
            for role in [Role.principal, .viceAcademic, .schoolAdministrator, .registrar] {
                #expect(try objection(.judged(person: nil, role: role), in: store) == .forbidden, "\(role)")
            }
        }
    }

    @Test("says all that is wrong with its JSON")
    func reading() {
        let read = RecordCompetences.read(
            """
            {"schoolClass": "4A1", "moment": "summer", "reason": "",
             "entries": [{"pupil": "1", "levels": {"honesty": "A", "courage": "T"}}]}
            """)
        guard case .failure(let violations) = read else {
            Issue.record("read what it should not")
            return
        }
        #expect(
            Set(violations.all.map(\.pointer)) == [
                "/schoolClass", "/moment", "/reason", "/entries/0/pupil", "/entries/0/levels/honesty",
                "/entries/0/levels/courage",
            ])
    }
}
