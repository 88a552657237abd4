import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Judges the training of a class's pupils in a semester: the homeroom teacher's work (TT 22/2021 Đ8; 004 Đ19.3).
///
/// What stands judged so already is left alone. The year's follows from both semesters (Đ8.2).
struct RecordConduct: Command {
    static let name: MessageName = "assessment.record-conduct"
    static let permission: Permission? = .recordConduct

    /// Several times the largest class.
    static let mostPupils = 200

    var schoolClass: ClassID
    var semester: Semester
    var judgements: [Judgement]

    struct Judgement: Codable, Sendable, Hashable {
        var pupil: PupilCode
        var level: ConductLevel
        var comment: LongText?
    }

    struct Answer: Codable, Sendable, Hashable {
        /// Judgements that are news.
        var recorded: Int
        /// Those that stood so already.
        var unchanged: Int
    }

    func scope(in store: Reader) -> Scope? { .schoolClass(schoolClass) }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Answer> {
        if let refusal = Refusal.notBetween(1...Self.mostPupils, judgements.count, at: "/judgements") {
            return .refused(refusal)
        }
        guard let known = try KnownClasses.find(schoolClass, in: transaction.reader) else {
            return .refused(.unknownClass(schoolClass))
        }
        guard known.grades.contains(where: { $0.level > .primary }) else {
            return .refused(
                Refusal(
                    .invalid, at: "/schoolClass", en: "conduct by TT 22/2021 is judged in grades 6 to 12 only",
                    vi: "kết quả rèn luyện theo TT 22/2021 chỉ đánh giá ở lớp 6 đến lớp 12"))
        }
        if let refusal = Refusal.earlierRule(known) { return .refused(refusal) }
        let pupils = judgements.map(\.pupil)
        var findings = Findings()
        try findings.checkOpen(
            pupils, of: schoolClass, semester, whole: "/semester", each: { "/judgements/\($0)/pupil" },
            in: transaction.reader)
        if let refusal = findings.refusal { return .refused(refusal) }
        let members = try KnownEnrolments.members(of: schoolClass, on: occasion.today, in: transaction.reader)
        try findings.checkPupils(
            pupils, of: schoolClass, among: members, at: { "/judgements/\($0)/pupil" }, in: transaction.reader)
        if let refusal = findings.refusal { return .refused(refusal) }
        var recorded = 0
        for judgement in judgements {
            let state = Conduct(
                pupil: judgement.pupil, schoolClass: schoolClass, semester: semester, level: judgement.level,
                comment: judgement.comment)
            guard try Conducts.keep(state, in: &transaction) else { continue }
            try transaction.record("recorded", state, on: occasion)
            recorded += 1
        }
        return .done(Answer(recorded: recorded, unchanged: judgements.count - recorded))
    }
}

extension Refusal {
    /// What grades 6 to 12 came to before TT 22/2021 reached them is not kept by it.
    static func earlierRule(_ known: KnownClass) -> Refusal? {
        let year = known.id.year
        // Of primary school and kindergarten others say what is wrong.
        guard known.grade.level > .primary,
            !known.grades.contains(where: { AssessmentPolicy.holds(for: $0, in: year) })
        else { return nil }
        let grade = known.grade.label
        return Refusal(
            .invalid, at: "/schoolClass",
            en: "in \(year) \(grade.en) was assessed by TT 58/2011; conduct and results are kept by TT 22/2021 only",
            vi: "năm học \(year), \(grade.vi) còn đánh giá theo TT 58/2011; rèn luyện và kết quả chỉ ghi theo TT "
                + "22/2021")
    }
}
