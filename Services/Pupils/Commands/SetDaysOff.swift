import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Says on which days of a school year there is no school besides Sundays; the whole list each time.
///
/// A day for which attendance has been taken was a day of school, and in a closed month nothing becomes one afterwards.
struct SetDaysOff: Command {
    static let name: MessageName = "pupils.set-days-off"
    static let permission: Permission? = .manageClasses

    /// More than a school year has weeks.
    static let most = 100

    var school: UnitCode
    var year: SchoolYear
    /// In any order; none may share a day with another.
    var daysOff: [SchoolCalendar.DayOff]
    /// Whether there is no school on Saturdays; there is, unless said otherwise.
    var saturdaysOff: Bool?

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(school) }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Done> {
        guard daysOff.count <= Self.most else {
            return .refused(
                Refusal(
                    .tooLarge, at: "/daysOff", en: "has \(daysOff.count) entries; at most \(Self.most) are kept",
                    vi: "có \(daysOff.count) mục; chỉ lưu nhiều nhất \(Self.most)"))
        }
        guard let known = try SchoolYears.find(school, year, in: transaction.reader) else {
            return .refused(
                Refusal(
                    .notFound, at: "/year", en: "the school has not opened school year \(year); open it first",
                    vi: "trường chưa mở năm học \(year); hãy mở năm học trước"))
        }
        var calendar = known
        calendar.daysOff = daysOff.sorted { $0.from < $1.from }
        calendar.saturdaysOff = saturdaysOff ?? false
        if calendar.daysOff == known.daysOff && calendar.saturdaysOff == known.saturdaysOff { return .done(Done()) }
        var findings = Findings()
        check(within: known, into: &findings)
        if findings.isEmpty {
            try compare(calendar, with: known, in: transaction.reader, into: &findings)
        }
        if let refusal = findings.refusal { return .refused(refusal) }
        try SchoolYears.setDaysOff(calendar, in: &transaction)
        try transaction.record("changed", calendar, on: occasion)
        return .done(Done())
    }

    private func check(within calendar: SchoolCalendar, into findings: inout Findings) {
        for (index, off) in daysOff.enumerated() {
            let pointer = "/daysOff/\(index)"
            if off.to <= off.from {
                findings.add(
                    .invalid, at: "\(pointer)/to", en: "must be after \(off.from): it is the day after the last",
                    vi: "phải sau \(off.from): đây là ngày sau ngày nghỉ cuối")
            }
            if off.from < calendar.starts || calendar.ends < off.to {
                findings.add(
                    .invalid, at: "\(pointer)/from",
                    en: "is outside school year \(year): from \(calendar.starts) up to \(calendar.ends)",
                    vi: "nằm ngoài năm học \(year): từ \(calendar.starts) đến trước \(calendar.ends)")
            }
            if let other = daysOff[..<index].first(where: { $0.from < off.to && off.from < $0.to }) {
                findings.add(
                    .duplicate, at: "\(pointer)/from", en: "shares days with the entry from \(other.from)",
                    vi: "trùng ngày với mục từ \(other.from)")
            }
        }
    }

    /// What the change would make of sheets that are there and of months that are closed.
    private func compare(
        _ calendar: SchoolCalendar, with known: SchoolCalendar, in store: Reader, into findings: inout Findings
    ) throws(SQLiteError) {
        for day in try AttendanceSheets.days(of: school, in: year, from: store)
        where known.isSchoolDay(day) && !calendar.isSchoolDay(day) {
            findings.add(
                .conflict, at: "/daysOff", en: "attendance has been taken on \(day), so there was school",
                vi: "ngày \(day) đã điểm danh nên là ngày có học")
        }
        for month in try AttendanceMonths.closed(of: school, in: year, from: store) {
            for day in month.days where !known.isSchoolDay(day) && calendar.isSchoolDay(day) {
                findings.add(
                    .locked, at: "/daysOff",
                    en: "\(day) was a day off, and the attendance of \(month) is closed for a class; reopen it first",
                    vi: "\(day) là ngày nghỉ và điểm danh tháng \(month) của một lớp đã khoá sổ; hãy mở lại trước")
            }
        }
    }
}
