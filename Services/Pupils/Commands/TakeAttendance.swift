import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Takes the attendance of a class in one session: who is absent; everybody else of the class is there.
///
/// On the day or later, since the regulation lets a month be entered at its end (QĐ 513/2024 Đ11.1); but once only, and
/// what is taken is corrected by ``CorrectAttendance``, which leaves a trace.
struct TakeAttendance: Command {
    static let name: MessageName = "pupils.take-attendance"
    static let permission: Permission? = .takeAttendance

    var schoolClass: ClassID
    var date: LocalDate
    var session: DaySession
    var absences: [AttendanceSheet.Absence]

    struct Answer: Codable, Hashable {
        var id: AttendanceSheetID
        var present: Int
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(schoolClass.school, schoolClass: schoolClass) }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Answer> {
        let id = AttendanceSheetID(schoolClass: schoolClass, date: date, session: session)
        let entry = AttendanceEntry(id: id, absences: absences)
        if let refusal = entry.tooLong { return .refused(refusal) }
        guard let known = try Classes.find(schoolClass, in: transaction.reader) else {
            return .refused(.noSuchClass(schoolClass))
        }
        let taken = try AttendanceSheets.all(
            of: schoolClass, from: date, to: date.adding(days: 1), in: transaction.reader)
        if let kept = taken.first(where: { $0.session == session }) {
            return try compare(with: kept, id, in: transaction.reader)
        }
        var findings = Findings()
        if known.session == .one, let other = taken.first { complain(of: other, into: &findings) }
        let enrolled = try entry.check(on: occasion.today, in: transaction.reader, into: &findings)
        if let refusal = findings.refusal { return .refused(refusal) }
        let sheet = AttendanceSheet(id: id, enrolled: enrolled, absences: absences)
        try AttendanceSheets.add(sheet, by: occasion.actor, at: occasion.now, in: &transaction)
        try transaction.record("taken", sheet, on: occasion, occurred: occurred(on: occasion))
        return .done(Answer(id: id, present: sheet.present))
    }

    /// Attendance that is entered later was taken on its day.
    private func occurred(on occasion: Occasion) -> Instant { date == occasion.today ? occasion.now : date.start }

    /// The same sheet again does nothing; another one is no way round a correction.
    private func compare(
        with kept: AttendanceSheets.Kept, _ id: AttendanceSheetID, in store: Reader
    ) throws(SQLiteError) -> Outcome<Answer> {
        let before = try AttendanceSheets.absences(on: id, in: store)
        guard before == absences.sorted(by: { $0.pupil < $1.pupil }) else {
            return .refused(
                Refusal(
                    .duplicate, at: "/session",
                    en: "has been taken already, at \(kept.takenAt), with other absences; correct it instead",
                    vi: "đã điểm danh lúc \(kept.takenAt) với danh sách vắng khác; hãy đính chính phiếu đó"))
        }
        return .done(Answer(id: id, present: kept.present))
    }

    private func complain(of other: AttendanceSheets.Kept, into findings: inout Findings) {
        findings.add(
            .duplicate, at: "/session",
            en: "a half-day class has one sheet a day, and there is one for the \(other.session.label.en) of \(date)",
            vi: "lớp học một buổi chỉ có một phiếu mỗi ngày, ngày \(date) đã có phiếu \(other.session.label.vi)")
    }
}
