import Access
import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Assessment

@Suite("Deciding on promotion") struct DecidePromotionTests {
    private static let minutes = LongText("Biên bản họp xét lên lớp ngày 28/5")
    private static let june = "2027-06-10T08:00:00+07:00"

    private static func decide(
        _ decisions: [(Int, PromotionDecision)], reason: LongText? = minutes, own: LongText? = nil
    ) -> DecidePromotion {
        DecidePromotion(
            schoolClass: Classroom.id,
            decisions: decisions.map { .init(pupil: Classroom.pupil($0.0), decision: $0.1, reason: own) },
            reason: reason)
    }

    /// Keeps a year's result as if it had been computed.
    private static func keep(
        _ learning: LearningLevel, _ tenths: Int, of number: Int, in transaction: inout Transaction
    ) throws {
        let subjects = Classroom.subjects.prefix(8).map {
            PupilResult.Subject(code: $0.code, average: Mark(tenths: tenths), passed: nil)
        }
        let result = PupilResult(
            pupil: Classroom.pupil(number), schoolClass: Classroom.id, term: .year, subjects: subjects,
            learning: learning, rule: AssessmentPolicy.version)
        _ = try Results.keep(result, in: &transaction)
    }

    @Test("keeps each decision with who took it and when, says what the rule says, and names who is left")
    func decides() throws {
        try onStage(Assessment.self) { transaction in
            try transaction.prepareClass(pupils: 3)
            try Self.keep(.good, 90, of: 0, in: &transaction)
            try Self.keep(.notPassed, 30, of: 1, in: &transaction)
            let answer = try #require(
                try transaction.carryOut(Self.decide([(0, .promoted), (1, .repeating)]), now: Self.june).answer)
            #expect(answer.decided == 2 && answer.unchanged == 0)
            #expect(answer.undecided == [Classroom.pupil(2)])
            #expect(answer.items.map(\.advice.suggested) == [nil, .repeating])
            #expect(answer.items.map(\.advice.learning) == [.good, .notPassed])
            #expect(answer.items.allSatisfy { $0.advice.unknown == [.training, .absences] })
            let told = try #require(try transaction.reader.recorded().last)
            #expect(told.type == "promotion.decided")
            #expect(told.subject == "promotion/\(Classroom.pupil(1))/2026" && told.version == 1)
            #expect(told.state["decision"] == "repeating" && told.state["suggested"] == "repeating")
            #expect(told.state["by"]?.string?.hasPrefix("account/") == true)
            #expect(told.state["at"]?.string?.hasPrefix("2027-06-10") == true)
        }
    }

    @Test("again in other words is a new revision, and in the same words none")
    func again() throws {
        try onStage(Assessment.self) { transaction in
            try transaction.prepareClass(pupils: 1)
            for _ in 1...2 { try transaction.carryOut(Self.decide([(0, .repeating)]), now: Self.june) }
            let repeated = try transaction.carryOut(Self.decide([(0, .repeating)]), now: Self.june).answer
            #expect(repeated?.decided == 0 && repeated?.unchanged == 1)
            let retest = try #require(LongText("Đạt sau kiểm tra lại"))
            let answer = try transaction.carryOut(
                Self.decide([(0, .promoted)], own: retest), now: "2027-08-10T08:00:00+07:00"
            ).answer
            #expect(answer?.decided == 1)
            let told = try #require(try transaction.reader.recorded().last)
            #expect(told.version == 2 && told.state["decision"] == "promoted")
            #expect(told.state["reason"] == .string(retest.text))
            let kept = try Promotions.find(Classroom.pupil(0), .sample, in: transaction.reader)
            #expect(kept?.decision == .promoted)
        }
    }

    @Test("needs a reason where the rule says otherwise or cannot say, and none where it says the same")
    func reasons() throws {
        try onStage(Assessment.self) { transaction in
            try transaction.prepareClass(pupils: 3)
            try Self.keep(.good, 90, of: 0, in: &transaction)
            try Self.keep(.notPassed, 30, of: 1, in: &transaction)
            try Self.keep(.notPassed, 30, of: 2, in: &transaction)
            let command = Self.decide([(0, .promoted), (1, .promoted), (2, .repeating)], reason: nil)
            let refusal = try transaction.carryOut(command).refusal
            #expect(refusal?.places == ["/decisions/0/reason incomplete", "/decisions/1/reason incomplete"])
            #expect(refusal?.violations.map(\.detail).first?.contains("cannot say") == true)
            #expect(refusal?.violations.map(\.detail).last?.contains("repeating") == true)
            let same = try transaction.carryOut(Self.decide([(2, .repeating)], reason: nil)).answer
            #expect(same?.decided == 1)
        }
    }

    @Test("is for who was in the class to the end, also when the pupil has gone on")
    func members() throws {
        try onStage(Assessment.self) { transaction in
            try transaction.prepareClass(pupils: 3)
            try transaction.enrol(Classroom.pupil(0), until: "2027-03-01", version: 2)
            let moved = Enrolment(
                id: EnrolmentID(owner: Classroom.pupil(1), year: .sample, number: 1), schoolClass: Classroom.id,
                from: Classroom.day("2026-09-01"), to: Classroom.day("2027-06-01"), status: .moved, outcome: .repeating)
            try KeepEnrolments.react(to: event("moved", moved, version: 2), in: &transaction)
            let refusal = try transaction.carryOut(Self.decide([(0, .promoted), (1, .promoted), (1, .promoted)]))
                .refusal
            #expect(refusal?.places == ["/decisions/0/pupil not-found", "/decisions/2/pupil duplicate"])
            let answer = try transaction.carryOut(Self.decide([(1, .promoted)])).answer
            #expect(answer?.undecided == [Classroom.pupil(2)])
        }
    }

    @Test(
        "completes the last grade of a level and promotes from every other; a mixed class has both",
        arguments: [
            (Grade.g6, nil, PromotionDecision.promoted, true), (.g6, nil, .completed, false),
            (.g9, nil, .promoted, false), (.g9, nil, .completed, true), (.k3, nil, .repeating, true),
            (.g4, .g5, .promoted, true), (.g4, .g5, .completed, true), (.g9, nil, .repeating, true),
        ] as [(Grade, Grade?, PromotionDecision, Bool)])
    func grades(grade: Grade, other: Grade?, decision: PromotionDecision, isTaken: Bool) throws {
        try onStage(Assessment.self) { transaction in
            let state = SchoolClass(
                id: Classroom.id, name: .sample, grade: grade, session: .two, mixedWith: other.map { [$0] })
            try KeepClasses.react(to: event("defined", state), in: &transaction)
            try transaction.enrol(Classroom.pupil(0))
            let outcome = try transaction.carryOut(Self.decide([(0, decision)]))
            #expect(outcome.refusal?.places == (isTaken ? nil : ["/decisions/0/decision invalid"]))
        }
    }

    @Test("completes no five-year-old before the principal has approved the list, whatever the reason")
    func fiveYearOlds() throws {
        try Kindergarten.with { (transaction) throws in
            let decide = DecidePromotion(
                schoolClass: Kindergarten.maple,
                decisions: [
                    .init(pupil: Classroom.pupil(0), decision: .completed),
                    .init(pupil: Classroom.pupil(1), decision: .repeating),
                ], reason: Self.minutes)
            let early = try #require(try transaction.carryOut(decide, now: Self.june).refusal)
            #expect(early.places == ["/decisions/0/decision incomplete"])
            #expect(early.detail.en.contains("list of five-year-olds"))
            try transaction.approveAll()
            #expect(try transaction.carryOut(decide, now: Self.june).answer?.items.count == 2)
        }
    }

    @Test("takes nothing back that a certificate says, before that is cancelled")
    func certified() throws {
        try Graduates.with { (schoolClass, transaction) throws in
            for number in 0...1 { try transaction.enrol(Classroom.pupil(number), in: schoolClass) }
            try transaction.carryOut(
                IssueCertificate(schoolClass: schoolClass, pupil: Classroom.pupil(0)), now: Graduates.june)
            func decide(_ decision: PromotionDecision) throws -> Outcome<DecidePromotion.Answer> {
                let decisions = [0, 1].map {
                    DecidePromotion.Decision(pupil: Classroom.pupil($0), decision: decision, reason: .sample)
                }
                return try transaction.carryOut(DecidePromotion(schoolClass: schoolClass, decisions: decisions))
            }
            let refusal = try #require(try decide(.repeating).refusal)
            #expect(refusal.places == ["/decisions/0/decision conflict"] && refusal.code == .conflict)
            #expect(refusal.detail.en.contains("certificate 1 of \(schoolClass)"))
            #expect(refusal.detail.vi.contains("giấy chứng nhận số 1"))
            // To decide the same again takes nothing back.
            #expect(try decide(.completed).answer?.items.count == 2)
            try transaction.carryOut(
                CancelCertificate(school: .sample, year: schoolClass.year, number: 1, reason: .sample))
            #expect(try decide(.repeating).answer?.decided == 2)
        }
    }

    @Test("takes a class at a time, and one that is known")
    func bounds() throws {
        try onStage(Assessment.self) { transaction in
            let none = try transaction.carryOut(Self.decide([])).refusal
            #expect(none?.places == ["/decisions invalid"])
            let many = try transaction.carryOut(Self.decide(Array(repeating: (0, .promoted), count: 201))).refusal
            #expect(many?.places == ["/decisions too-large"])
            let unknown = try transaction.carryOut(Self.decide([(0, .promoted)])).refusal
            #expect(unknown?.places == ["/schoolClass not-found"])
        }
    }

    @Test(
        "is the principal's and the academic vice principal's right, and no teacher's",
        arguments: [
            (Role.principal, true), (.viceAcademic, true), (.schoolAdministrator, false), (.registrar, false),
            (.teacher, false),
        ])
    func rights(role: Role, isAllowed: Bool) throws {
        try onStage(Assessment.self) { transaction in
            try transaction.prepareClass(pupils: 1)
            try transaction.assign(.homeroom, subject: nil)
            let occasion = Occasion.judged(person: Classroom.teacher, role: role)
            let objection = try Self.decide([(0, .promoted)]).objection(on: occasion, in: transaction.reader)
            #expect(objection == (isAllowed ? nil : .forbidden))
        }
    }

    @Test("says all that is wrong with its JSON")
    func reading() {
        let text = #"{"schoolClass": "6A1", "decisions": [{"pupil": "1", "decision": "up"}], "reason": ""}"#
        guard case .failure(let violations) = DecidePromotion.read(text) else {
            Issue.record("read what it should not")
            return
        }
        #expect(
            Set(violations.all.map(\.pointer)) == [
                "/schoolClass", "/decisions/0/pupil", "/decisions/0/decision", "/reason",
            ])
    }
}
