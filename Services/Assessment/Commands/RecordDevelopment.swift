import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Records whether the five-year-olds of a class have reached the goals of the five domains, and whom the class teacher
/// proposes as having completed the programme (003 Đ3.4).
///
/// What does not follow from the goals has a reason. Once the principal has approved the school's list, nothing is entered
/// until he opens it again.
struct RecordDevelopment: Command {
    static let name: MessageName = "assessment.record-development"
    static let permission: Permission? = .recordAssessments

    /// Several times the largest class.
    static let mostChildren = 200

    var schoolClass: ClassID
    var entries: [ChildDevelopment]

    struct Answer: Codable, Sendable, Hashable {
        /// Children of whom something is news.
        var recorded: Int
        var unchanged: Int
        /// Who of the class's five-year-olds has no entry yet.
        var missing: [PupilCode]
    }

    func scope(in store: Reader) -> Scope? { .schoolClass(schoolClass) }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Answer> {
        if let refusal = Refusal.notBetween(1...Self.mostChildren, entries.count, at: "/entries") {
            return .refused(refusal)
        }
        guard let known = try KnownClasses.find(schoolClass, in: transaction.reader) else {
            return .refused(.unknownClass(schoolClass))
        }
        if try CompletionLists.isApproved(schoolClass.school, schoolClass.year, in: transaction.reader) {
            return .refused(.approvedList(of: schoolClass.year, at: "/schoolClass"))
        }
        guard known.grades.contains(.k3) else { return .refused(notFive(known)) }
        let fiveYearOlds = Set(try FiveYearOlds.pupils(of: known, in: transaction.reader))
        let everybody = try KnownEnrolments.pupilsAtYearEnd(of: schoolClass, in: transaction.reader)
        var findings = Findings()
        try findings.checkPupils(
            entries.map(\.pupil), of: schoolClass, among: everybody, at: { "/entries/\($0)/pupil" },
            in: transaction.reader)
        check(younger: Set(everybody).subtracting(fiveYearOlds), into: &findings)
        if let refusal = findings.refusal { return .refused(refusal) }
        var recorded = 0
        for entry in entries {
            let state = DevelopmentRecord(entry, in: schoolClass)
            guard try Developments.keep(state, in: &transaction) else { continue }
            try transaction.record("recorded", state, on: occasion)
            recorded += 1
        }
        return .done(
            Answer(
                recorded: recorded, unchanged: entries.count - recorded,
                missing: try FiveYearOlds.of(known, in: transaction.reader).missing))
    }

    private func check(younger: Set<PupilCode>, into findings: inout Findings) {
        for (index, entry) in entries.enumerated() {
            if younger.contains(entry.pupil) {
                findings.add(
                    .invalid, at: "/entries/\(index)/pupil",
                    en: "\(entry.pupil) is not five by the end of \(schoolClass.year.firstYear)",
                    vi: "trẻ \(entry.pupil) chưa đủ 5 tuổi tính đến hết năm \(schoolClass.year.firstYear)")
            }
            guard entry.reason == nil, CompletionRule.suggestion(by: entry.goals) != entry.proposal else { continue }
            let isCompleted = entry.proposal == .completed
            findings.add(
                .incomplete, at: "/entries/\(index)/reason",
                en: isCompleted
                    ? "is missing: not all goals are reached, so say why the programme is completed"
                    : "is missing: say why the programme is not completed",
                vi: isCompleted
                    ? "chưa có: trẻ chưa đạt đủ các lĩnh vực, hãy ghi lí do đề nghị hoàn thành chương trình"
                    : "chưa có: hãy ghi lí do trẻ chưa hoàn thành chương trình")
        }
    }

    private func notFive(_ known: KnownClass) -> Refusal {
        let grade = known.grade.label
        return Refusal(
            .invalid, at: "/schoolClass", en: "\(grade.en) is no class of five-year-olds",
            vi: "\(grade.vi) không phải lớp mẫu giáo 5 tuổi")
    }
}
