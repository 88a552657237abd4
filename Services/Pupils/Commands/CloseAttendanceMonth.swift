import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Closes the attendance of a class for a month, so that it can be printed and confirmed (QĐ 513/2024 Đ11.1).
///
/// Not before the month's last day of school, and not while a sheet is missing.
struct CloseAttendanceMonth: Command {
    static let name: MessageName = "pupils.close-attendance-month"
    static let permission: Permission? = .takeAttendance

    var schoolClass: ClassID
    var month: CalendarMonth

    struct Answer: Codable, Hashable {
        var id: AttendanceMonthID
        var status: AttendanceMonthStatus
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(schoolClass.school, schoolClass: schoolClass) }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Answer> {
        let id = AttendanceMonthID(schoolClass: schoolClass, month: month)
        guard try Classes.exists(schoolClass, in: transaction.reader) else {
            return .refused(.noSuchClass(schoolClass))
        }
        let status = try AttendanceMonths.status(of: id, in: transaction.reader)
        if status != .open { return .done(Answer(id: id, status: status)) }
        var findings = Findings()
        try check(on: occasion.today, in: transaction.reader, into: &findings)
        if let refusal = findings.refusal { return .refused(refusal) }
        try AttendanceMonths.close(id, by: occasion.actor, at: occasion.now, in: &transaction)
        try transaction.record("closed", try AttendanceMonths.state(of: id, in: transaction.reader), on: occasion)
        return .done(Answer(id: id, status: .closed))
    }

    private func check(on today: LocalDate, in store: Reader, into findings: inout Findings) throws(SQLiteError) {
        guard let calendar = try SchoolYears.find(schoolClass.school, schoolClass.year, in: store) else { return }
        let taken = try AttendanceSheets.all(of: schoolClass, from: month.first, to: month.end, in: store)
        let sheets = MissingSheets(
            calendar: calendar,
            stays: try Stays.spans(of: schoolClass, from: month.first, to: month.end, in: store),
            taken: taken.map { AttendanceSheetID(schoolClass: schoolClass, date: $0.date, session: $0.session) })
        guard let last = sheets.owed(for: month).last else {
            findings.add(
                .invalid, at: "/month", en: "class \(schoolClass.code) has no day of school in \(month)",
                vi: "lớp \(schoolClass.code) không có ngày học nào trong tháng \(month)")
            return
        }
        if today < last {
            findings.add(
                .invalid, at: "/month", en: "\(month) is not over: there is school up to \(last)",
                vi: "tháng \(month) chưa hết: còn học đến ngày \(last)")
        }
        for (day, session) in sheets.missing(of: month) where day <= today {
            findings.add(
                .incomplete, at: "/month", en: "the sheet of \(day), \(session.label.en), is missing; take it first",
                vi: "thiếu phiếu điểm danh ngày \(day), \(session.label.vi); hãy điểm danh trước")
        }
    }
}
