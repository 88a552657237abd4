import Contracts
import Messaging
import SQLite
import ServiceKit
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Pupils

/// A school in the summer of 2027: classes of the year that is over, and of the next one, which is open.
enum RollOverScene {
    static let occasion = Occasion.sample(.pupils, now: "2027-06-15T08:00:00+07:00")
    static let next = SchoolYear(startingIn: "2027") ?? .sample

    /// Runs `body` where 6A1, 6A2, 7A1 and 9A1 are defined in both years.
    static func opened(
        _ levels: [Level] = [.lowerSecondary], classes: [(String, Grade)] = secondary,
        _ body: (inout Transaction) throws -> Void
    ) throws {
        try onStage(Pupils.self) { transaction in
            try Directory.keep(SampleSchool.unit(levels: levels), version: 1, in: &transaction)
            for year in [SampleSchool.year, next] {
                try open(year, in: &transaction)
                for (code, grade) in classes { try define(code, grade, in: year, in: &transaction) }
            }
            try body(&transaction)
        }
    }

    static let secondary: [(String, Grade)] = [("6A1", .g6), ("6A2", .g6), ("7A1", .g7), ("9A1", .g9)]

    static func open(_ year: SchoolYear, in transaction: inout Transaction) throws {
        let first = year.firstYear
        let command = OpenSchoolYear(
            school: SampleSchool.code, year: year, starts: try SampleSchool.day("\(first)-09-05"),
            secondSemester: try SampleSchool.day("\(first + 1)-01-11"),
            ends: try SampleSchool.day("\(first + 1)-06-01"))
        _ = try #require(try command.handle(on: occasion, in: &transaction).answer)
    }

    static func define(
        _ code: String, _ grade: Grade, in year: SchoolYear, mixedWith: [Grade]? = nil,
        in transaction: inout Transaction
    ) throws {
        let command = DefineClass(
            school: SampleSchool.code, year: year, code: try #require(ClassCode(code)), name: .sample, grade: grade,
            session: .one, mixedWith: mixedWith)
        _ = try #require(try command.handle(on: occasion, in: &transaction).answer)
    }

    /// A decision of the assessment service, as it comes here.
    static func decide(
        _ decision: PromotionDecision, for pupil: PupilCode, of year: SchoolYear = SampleSchool.year,
        version: Int64 = 1, in transaction: inout Transaction
    ) throws {
        let state = Promotion(
            pupil: pupil, schoolClass: ClassID(school: SampleSchool.code, year: year, code: .sample),
            decision: decision, by: .sample, at: .sample)
        try KeepPromotions.react(
            to: Event(
                fact: "decided", state: state, version: version, occurred: .sample, source: .sample, actor: .sample),
            in: &transaction)
    }

    /// A pupil of a class of the year that is over, and what has been decided.
    static func pupil(
        of schoolClass: String = "6A1", _ decision: PromotionDecision? = nil, in transaction: inout Transaction
    ) throws -> PupilCode {
        let pupil = try SampleSchool.newcomer(to: schoolClass, in: &transaction)
        if let decision { try decide(decision, for: pupil, in: &transaction) }
        return pupil
    }

    static func line(_ from: String, _ promoted: String?, _ repeating: String? = nil) throws -> RollOver.Line {
        RollOver.Line(
            from: try #require(ClassCode(from)), promoted: promoted.flatMap { ClassCode($0) },
            repeating: repeating.flatMap { ClassCode($0) })
    }

    /// 6A1 becomes 7A1 and its repeaters go to 6A1; whoever is in 9A1 is through, or goes there again.
    static func order(_ lines: [RollOver.Line]? = nil) throws -> RollOver {
        RollOver(
            school: SampleSchool.code, from: SampleSchool.year,
            classes: try lines ?? [line("6A1", "7A1", "6A1"), line("9A1", nil, "9A1")])
    }

    static func answer(_ order: RollOver, in transaction: inout Transaction) throws -> RollOver.Answer {
        let outcome = try order.handle(on: occasion, in: &transaction)
        return try #require(outcome.answer, "\(outcome.refusal?.places ?? [])")
    }

    static func counts(
        promoted: Int = 0, repeating: Int = 0, completed: Int = 0, already: Int = 0, held: Int = 0
    ) -> RollOver.Answer.Counts {
        RollOver.Answer.Counts(
            promoted: promoted, repeating: repeating, completed: completed, already: already, held: held)
    }
}
