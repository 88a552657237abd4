import Access
import Contracts
import Messaging
import SQLite
import TestKit
import Vocabulary
import Wire

@testable import Assessment

/// A preschool with two classes of five-year-olds and a mixed one, as the other services would tell of it.
enum Kindergarten {
    static let maple = schoolClass("LA1")
    static let bamboo = schoolClass("LA2")
    static let mixed = schoolClass("GHEP")
    static let teacher = MemberCode(unchecked: "79764000010000900003")
    static let may = "2027-05-20T08:00:00+07:00"
    static let reason = LongText("Trẻ nghỉ dài ngày do bệnh") ?? .sample

    static func schoolClass(_ code: String) -> ClassID {
        ClassID(school: .sample, year: .sample, code: ClassCode(code) ?? .sample)
    }

    static func goals(_ language: DevelopmentGoal = .achieved) -> DevelopmentGoals {
        DevelopmentGoals(
            physical: .achieved, cognitive: .achieved, language: language, social: .achieved, aesthetic: .achieved)
    }

    /// An entry from which all follows, or one with a reason.
    static func child(
        _ number: Int, _ proposal: ProgrammeCompletion = .completed, goals: DevelopmentGoals = goals(),
        reason: LongText? = nil
    ) -> ChildDevelopment {
        ChildDevelopment(pupil: Classroom.pupil(number), goals: goals, proposal: proposal, reason: reason)
    }

    static func notCompleted(_ number: Int) -> ChildDevelopment {
        child(number, .notCompleted, goals: goals(.notYet), reason: reason)
    }

    /// Children 0 and 1 in one class, 2 in the other.
    static func with(_ body: (inout Transaction) throws -> Void) throws {
        try onStage(Assessment.self) { transaction in
            try transaction.define(maple, grade: .k3)
            try transaction.define(bamboo, grade: .k3)
            try transaction.enrol(Classroom.pupil(0), in: maple)
            try transaction.enrol(Classroom.pupil(1), in: maple)
            try transaction.enrol(Classroom.pupil(2), in: bamboo)
            try body(&transaction)
        }
    }
}

extension Transaction {
    @discardableResult
    mutating func assess(
        _ children: [ChildDevelopment], in schoolClass: ClassID = Kindergarten.maple
    ) throws -> Outcome<RecordDevelopment.Answer> {
        try carryOut(RecordDevelopment(schoolClass: schoolClass, entries: children), now: Kindergarten.may)
    }

    @discardableResult
    mutating func approve(because reason: LongText? = nil) throws -> Outcome<ApproveCompletion.Answer> {
        try carryOut(ApproveCompletion(school: .sample, year: .sample, reason: reason), now: Kindergarten.may)
    }

    /// Every child assessed, the second one not to complete, and the list approved.
    mutating func approveAll() throws {
        try assess([Kindergarten.child(0), Kindergarten.notCompleted(1)])
        try assess([Kindergarten.child(2)], in: Kindergarten.bamboo)
        try approve()
    }

    /// Gives a class a homeroom teacher.
    mutating func giveTeacher(_ schoolClass: ClassID, _ member: MemberCode = Kindergarten.teacher) throws {
        let duty = Assignment(
            id: AssignmentID(owner: member, year: .sample, number: 7), kind: .homeroom, schoolClass: schoolClass,
            subject: nil, from: Classroom.day("2026-09-01"))
        try KeepAssignments.react(to: event("assigned", duty), in: &self)
    }

    mutating func bear(
        _ number: Int, _ day: String, version: Int64 = 1, mergedInto keep: PupilCode? = nil
    ) throws {
        let file = Pupil(
            code: Classroom.pupil(number), school: .sample, name: .sample, birthDate: Classroom.day(day), sex: .female,
            ethnicity: .sample, disability: nil, policies: [], address: nil, guardians: [],
            mergedInto: keep)
        try KeepPupils.react(to: event("registered", file, version: version), in: &self)
    }
}
