import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Opens a closed month again, so that a sheet of it can be corrected; it is then closed and confirmed anew.
struct ReopenAttendanceMonth: Command {
    static let name: MessageName = "pupils.reopen-attendance-month"
    static let permission: Permission? = .approveAttendance

    var schoolClass: ClassID
    var month: CalendarMonth
    var reason: ShortText

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(schoolClass.school, schoolClass: schoolClass) }

    func handle(
        on occasion: Occasion, in transaction: inout Transaction
    ) throws(SQLiteError) -> Outcome<CloseAttendanceMonth.Answer> {
        let id = AttendanceMonthID(schoolClass: schoolClass, month: month)
        guard let kept = try AttendanceMonths.find(id, in: transaction.reader) else {
            return .refused(
                Refusal(
                    .invalid, at: "/month", en: "the attendance of \(month) has never been closed",
                    vi: "điểm danh tháng \(month) chưa từng khoá sổ"))
        }
        let answer = CloseAttendanceMonth.Answer(id: id, status: .open)
        if kept.status == .open { return .done(answer) }
        try AttendanceMonths.reopen(id, in: &transaction)
        try transaction.record(
            "reopened", try AttendanceMonths.state(of: id, in: transaction.reader), on: occasion, reason: reason.text)
        return .done(answer)
    }
}
