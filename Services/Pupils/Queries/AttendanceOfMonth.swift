import Access
import Contracts
import Messaging
import SQLite
import ServiceKit
import Vocabulary
import Wire

/// A month of a class as its page of the book has it: pupils down, days across, P and K in the cells.
///
/// It holds all that the printed page says, with the head of the journal it was made from.
struct AttendanceOfMonth: Query {
    static let name: MessageName = "pupils.attendance-month"
    static let permission: Permission? = .readPupils

    var schoolClass: ClassID
    var month: CalendarMonth

    struct Answer: Codable {
        var state: AttendanceMonth
        var schoolName: ShortText?
        var className: ShortText
        var days: [Day]
        /// By code: everybody who was in the class on a day of the month.
        var pupils: [Row]
        /// Sheets that were corrected after their day.
        var late: Int
        /// The last fact of this service's journal when the page was made.
        var sequence: Int64
        var hash: JournalHash?
    }

    struct Day: Codable {
        var date: LocalDate
        var isSchoolDay: Bool
        /// For which of the day's sessions there is a sheet.
        var sessions: [DaySession]
    }

    struct Row: Codable {
        var pupil: PupilCode
        var name: PersonName
        var stays: [Stay]
        var marks: [Mark]
        /// Days, counted once however many sessions of them were missed (TT 22/2021 Đ12.1).
        var total: Int
        var excused: Int
        var unexcused: Int
    }

    struct Stay: Codable {
        var from: LocalDate
        var to: LocalDate?
    }

    struct Mark: Codable {
        var date: LocalDate
        var session: DaySession
        /// P with leave, K without.
        var mark: String
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? {
        try Classes.exists(schoolClass, in: store) ? Scope(schoolClass.school, schoolClass: schoolClass) : nil
    }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Answer> {
        guard let known = try Classes.find(schoolClass, in: store) else { return .refused(.notFound) }
        let calendar = try SchoolYears.find(schoolClass.school, schoolClass.year, in: store)
        let kept = try AttendanceSheets.all(of: schoolClass, from: month.first, to: month.end, in: store)
        let sessions = Dictionary(grouping: kept, by: \.date)
        let head = try Journal.head(in: store)
        return .done(
            Answer(
                state: try AttendanceMonths.state(
                    of: AttendanceMonthID(schoolClass: schoolClass, month: month), in: store),
                schoolName: try Directory.unit(schoolClass.school, in: store)?.name, className: known.name,
                days: month.days.map { day in
                    Day(
                        date: day, isSchoolDay: calendar?.isSchoolDay(day) ?? false,
                        sessions: (sessions[day] ?? []).map(\.session).sorted())
                },
                pupils: try rows(in: store), late: kept.count { $0.late }, sequence: head.seq,
                hash: JournalHash(bytes: head.hash)))
    }

    private func rows(in store: Reader) throws(SQLiteError) -> [Row] {
        let lines = Dictionary(
            grouping: try AttendanceSheets.missed(of: schoolClass, from: month.first, to: month.end, in: store),
            by: \.absence.pupil)
        var rows: [Row] = []
        for span in try Stays.spans(of: schoolClass, from: month.first, to: month.end, in: store) {
            let stay = Stay(from: span.from, to: span.to)
            if rows.last?.pupil == span.pupil {
                rows[rows.count - 1].stays.append(stay)
            } else {
                rows.append(row(of: span.pupil, span.name, stay, lines[span.pupil] ?? []))
            }
        }
        return rows
    }

    private func row(
        of pupil: PupilCode, _ name: PersonName, _ stay: Stay, _ lines: [AttendanceSheets.Line]
    ) -> Row {
        let days = Set(lines.map(\.date)).count
        let without = Set(lines.filter { $0.absence.kind == .unexcused }.map(\.date)).count
        return Row(
            pupil: pupil, name: name, stays: [stay],
            marks: lines.sorted { ($0.date, $0.session) < ($1.date, $1.session) }.map {
                Mark(date: $0.date, session: $0.session, mark: $0.absence.kind.mark)
            }, total: days, excused: days - without, unexcused: without)
    }
}
