import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// The homeroom teacher confirms what the closed and printed month says (QĐ 149/2025 Đ6, QĐ 513/2024 Đ11.1).
struct ConfirmAttendanceMonth: Command {
    static let name: MessageName = "pupils.confirm-attendance-month"
    static let permission: Permission? = .confirmAttendance

    var schoolClass: ClassID
    var month: CalendarMonth

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(schoolClass.school, schoolClass: schoolClass) }

    func handle(
        on occasion: Occasion, in transaction: inout Transaction
    ) throws(SQLiteError) -> Outcome<CloseAttendanceMonth.Answer> {
        let id = AttendanceMonthID(schoolClass: schoolClass, month: month)
        let kept = try AttendanceMonths.find(id, in: transaction.reader)
        guard let kept, kept.status != .open else {
            return .refused(
                Refusal(
                    .incomplete, at: "/month", en: "the attendance of \(month) is not closed; close and print it first",
                    vi: "điểm danh tháng \(month) chưa khoá sổ; hãy khoá sổ và in trước"))
        }
        if kept.status != .closed {
            guard kept.confirmed?.by == occasion.actor else {
                return .refused(
                    Refusal(
                        .duplicate, at: "/month", en: "the attendance of \(month) has been confirmed by somebody else",
                        vi: "điểm danh tháng \(month) đã được người khác xác nhận"))
            }
            return .done(CloseAttendanceMonth.Answer(id: id, status: kept.status))
        }
        try AttendanceMonths.confirm(
            id, by: occasion.actor, occasion.claims?.person, at: occasion.now, in: &transaction)
        try transaction.record("confirmed", try AttendanceMonths.state(of: id, in: transaction.reader), on: occasion)
        return .done(CloseAttendanceMonth.Answer(id: id, status: .confirmed))
    }
}
