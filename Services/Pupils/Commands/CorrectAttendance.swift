import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Puts another list of absences in the place of the one that was taken.
///
/// Whoever took it mends a slip on the same day without more ado. Anybody else, and everybody after the day, says why;
/// after the day the sheet is marked for good as corrected late, for whoever watches such things (QĐ 149/2025 Đ4.1).
/// What a closed month says is changed by nobody.
struct CorrectAttendance: Command {
    static let name: MessageName = "pupils.correct-attendance"
    static let permission: Permission? = .takeAttendance

    var schoolClass: ClassID
    var date: LocalDate
    var session: DaySession
    /// The whole list as it should have been.
    var absences: [AttendanceSheet.Absence]
    var reason: ShortText?

    struct Answer: Codable, Hashable {
        var id: AttendanceSheetID
        var present: Int
        /// Whether the sheet has ever been corrected after its day.
        var late: Bool
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(schoolClass.school, schoolClass: schoolClass) }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Answer> {
        let id = AttendanceSheetID(schoolClass: schoolClass, date: date, session: session)
        let entry = AttendanceEntry(id: id, absences: absences)
        if let refusal = entry.tooLong { return .refused(refusal) }
        guard try Classes.exists(schoolClass, in: transaction.reader) else {
            return .refused(.noSuchClass(schoolClass))
        }
        let taken = try AttendanceSheets.all(
            of: schoolClass, from: date, to: date.adding(days: 1), in: transaction.reader)
        guard let kept = taken.first(where: { $0.session == session }) else {
            return .refused(
                Refusal(
                    .notFound, at: "/session",
                    en: "no attendance has been taken for the \(session.label.en) of \(date); take it first",
                    vi: "chưa điểm danh \(session.label.vi) ngày \(date); hãy điểm danh trước"))
        }
        let before = try AttendanceSheets.absences(on: id, in: transaction.reader)
        if before == absences.sorted(by: { $0.pupil < $1.pupil }) {
            return .done(Answer(id: id, present: kept.present, late: kept.late))
        }
        var findings = Findings()
        checkReason(for: kept, on: occasion, into: &findings)
        let enrolled = try entry.check(on: occasion.today, in: transaction.reader, into: &findings)
        if let refusal = findings.refusal { return .refused(refusal) }
        let late = kept.late || date < occasion.today
        let sheet = AttendanceSheet(id: id, enrolled: enrolled, absences: absences, late: late)
        try AttendanceSheets.correct(
            sheet, from: before, by: occasion.actor, at: occasion.now, in: &transaction)
        try transaction.record("corrected", sheet, on: occasion, reason: reason?.text)
        return .done(Answer(id: id, present: sheet.present, late: late))
    }

    private func checkReason(for kept: AttendanceSheets.Kept, on occasion: Occasion, into findings: inout Findings) {
        guard reason == nil else { return }
        if date < occasion.today {
            findings.add(
                .incomplete, at: "/reason",
                en: "say why: \(date) is over, and a correction after the day needs a reason",
                vi: "hãy ghi lí do: đính chính sau ngày \(date) phải có lí do")
        } else if kept.takenBy != occasion.actor {
            findings.add(
                .incomplete, at: "/reason", en: "say why: the attendance was taken by somebody else",
                vi: "hãy ghi lí do: phiếu điểm danh do người khác lập")
        }
    }
}
