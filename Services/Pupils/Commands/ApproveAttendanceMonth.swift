import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// The principal approves a month that the homeroom teacher has confirmed (QĐ 513/2024 Đ11.1).
///
/// Two pairs of eyes: a principal who has a class of his own does not approve what he himself confirmed.
struct ApproveAttendanceMonth: Command {
    static let name: MessageName = "pupils.approve-attendance-month"
    static let permission: Permission? = .approveAttendance

    var schoolClass: ClassID
    var month: CalendarMonth

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(schoolClass.school, schoolClass: schoolClass) }

    func handle(
        on occasion: Occasion, in transaction: inout Transaction
    ) throws(SQLiteError) -> Outcome<CloseAttendanceMonth.Answer> {
        let id = AttendanceMonthID(schoolClass: schoolClass, month: month)
        let kept = try AttendanceMonths.find(id, in: transaction.reader)
        switch kept?.status ?? .open {
        case .open, .closed: return .refused(unconfirmed)
        case .approved where kept?.approved?.by == occasion.actor:
            return .done(CloseAttendanceMonth.Answer(id: id, status: .approved))
        case .approved:
            return .refused(
                Refusal(
                    .duplicate, at: "/month", en: "the attendance of \(month) has been approved by somebody else",
                    vi: "điểm danh tháng \(month) đã được người khác duyệt"))
        case .confirmed: break
        }
        let person = occasion.claims?.person
        let isOwn = kept?.confirmed?.by == occasion.actor || (person != nil && kept?.confirmedPerson == person)
        guard !isOwn else {
            return .refused(
                Refusal(
                    .invalid, at: "/month", en: "you have confirmed \(month) yourself; somebody else must approve it",
                    vi: "bạn đã tự xác nhận tháng \(month); phải do người khác duyệt"))
        }
        try AttendanceMonths.approve(id, by: occasion.actor, person, at: occasion.now, in: &transaction)
        try transaction.record("approved", try AttendanceMonths.state(of: id, in: transaction.reader), on: occasion)
        return .done(CloseAttendanceMonth.Answer(id: id, status: .approved))
    }

    private var unconfirmed: Refusal {
        Refusal(
            .incomplete, at: "/month",
            en: "the homeroom teacher of class \(schoolClass.code) has not confirmed \(month) yet",
            vi: "giáo viên chủ nhiệm lớp \(schoolClass.code) chưa xác nhận tháng \(month)")
    }
}
