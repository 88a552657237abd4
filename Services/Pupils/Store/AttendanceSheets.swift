public import Contracts
import Messaging
public import SQLite
import Vocabulary
import Wire

/// The sheets of attendance, and the absences on them.
enum AttendanceSheets {
    private static let columns =
        "day, session, enrolled, present, late, taken_by, taken_at, corrected_by, corrected_at"

    /// The sheets of a class from one day up to another, by day and session, without who is absent on them.
    static func all(
        of schoolClass: ClassID, from: LocalDate, to: LocalDate, in store: Reader
    ) throws(SQLiteError) -> [Kept] {
        try store.all(
            "SELECT \(columns) FROM attendance_sheet WHERE class = ?1 AND day >= ?2 AND day < ?3 ORDER BY day, session",
            schoolClass, from, to)
    }

    /// Who is absent on the sheets of a class from one day up to another.
    static func absences(
        of schoolClass: ClassID, from: LocalDate, to: LocalDate, in store: Reader
    ) throws(SQLiteError) -> [Line] {
        try store.all(
            """
            SELECT day, session, pupil, kind, note FROM absence
            WHERE class = ?1 AND day >= ?2 AND day < ?3 AND kind IS NOT NULL ORDER BY day, session, pupil
            """, schoolClass, from, to)
    }

    /// Who was absent from a class from one day up to another, as far as it counts.
    static func missed(
        of schoolClass: ClassID, from: LocalDate, to: LocalDate, in store: Reader
    ) throws(SQLiteError) -> [Line] {
        try store.all(
            """
            SELECT day, session, pupil, kind, note FROM missed
            WHERE class = ?1 AND day >= ?2 AND day < ?3 ORDER BY day, session, pupil
            """, schoolClass, from, to)
    }

    /// Who is absent on one sheet, by code.
    static func absences(on id: AttendanceSheetID, in store: Reader) throws(SQLiteError) -> [AttendanceSheet.Absence] {
        let lines: [Line] = try store.all(
            """
            SELECT day, session, pupil, kind, note FROM absence
            WHERE class = ?1 AND day = ?2 AND session = ?3 AND kind IS NOT NULL ORDER BY pupil
            """, id.schoolClass, id.date, id.session)
        return lines.map(\.absence)
    }

    static func add(
        _ sheet: AttendanceSheet, by actor: ActorName, at now: Instant, in transaction: inout Transaction
    ) throws(SQLiteError) {
        try transaction.run(
            """
            INSERT INTO attendance_sheet(class, day, session, enrolled, present, late, taken_by, taken_at)
            VALUES (?1, ?2, ?3, ?4, ?5, 0, ?6, ?7)
            """, sheet.schoolClass, sheet.date, sheet.session, sheet.enrolled, sheet.present, actor, now)
        for absence in sheet.absences { try set(absence, on: sheet.id, in: &transaction) }
    }

    /// Puts a sheet in the place of what was said before.
    static func correct(
        _ sheet: AttendanceSheet, from before: [AttendanceSheet.Absence], by actor: ActorName, at now: Instant,
        in transaction: inout Transaction
    ) throws(SQLiteError) {
        try transaction.run(
            """
            UPDATE attendance_sheet SET enrolled = ?4, present = ?5, late = ?6, corrected_by = ?7, corrected_at = ?8
            WHERE class = ?1 AND day = ?2 AND session = ?3
            """, sheet.schoolClass, sheet.date, sheet.session, sheet.enrolled, sheet.present, sheet.late, actor, now)
        let absent = Set(sheet.absences.map(\.pupil))
        for absence in before where !absent.contains(absence.pupil) {
            try transaction.run(
                """
                UPDATE absence SET kind = NULL, note = NULL
                WHERE class = ?1 AND day = ?2 AND session = ?3 AND pupil = ?4
                """, sheet.schoolClass, sheet.date, sheet.session, absence.pupil)
        }
        for absence in sheet.absences where !before.contains(absence) {
            try set(absence, on: sheet.id, in: &transaction)
        }
    }

    private static func set(
        _ absence: AttendanceSheet.Absence, on id: AttendanceSheetID, in transaction: inout Transaction
    ) throws(SQLiteError) {
        try transaction.run(
            """
            INSERT INTO absence(class, day, session, pupil, year, kind, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            ON CONFLICT DO UPDATE SET kind = ?6, note = ?7
            """, id.schoolClass, id.date, id.session, absence.pupil, id.schoolClass.year, absence.kind, absence.note)
    }

    /// What is on all sheets of a month together.
    static func totals(of id: AttendanceMonthID, in store: Reader) throws(SQLiteError) -> AttendanceMonth.Totals {
        try store.first(
            """
            SELECT count(*), coalesce(sum(present), 0),
                (SELECT count(*) FROM absence WHERE class = ?1 AND day >= ?2 AND day < ?3 AND kind = 'excused'),
                (SELECT count(*) FROM absence WHERE class = ?1 AND day >= ?2 AND day < ?3 AND kind = 'unexcused')
            FROM attendance_sheet WHERE class = ?1 AND day >= ?2 AND day < ?3
            """, id.schoolClass, id.month.first, id.month.end)
            ?? AttendanceMonth.Totals(sheets: 0, present: 0, excused: 0, unexcused: 0)
    }

    /// The days of a school year for which any class of the school has a sheet.
    static func days(of school: UnitCode, in year: SchoolYear, from store: Reader) throws(SQLiteError) -> [LocalDate] {
        try store.values(
            """
            SELECT DISTINCT day FROM class JOIN attendance_sheet ON class = id
            WHERE school = ?1 AND year = ?2 ORDER BY day
            """, school, year)
    }

    /// A sheet as it is kept: whose hand it is, beside what it says.
    struct Kept: RowReadable {
        var date: LocalDate
        var session: DaySession
        var enrolled: Int
        var present: Int
        var late: Bool
        var takenBy: ActorName
        var takenAt: Instant
        var correctedBy: ActorName?
        var correctedAt: Instant?

        init(row: borrowing Row) throws(SQLiteError) {
            date = try row[0]
            session = try row[1]
            enrolled = try row[2]
            present = try row[3]
            late = try row[4]
            takenBy = try row[5]
            takenAt = try row[6]
            correctedBy = try row[7]
            correctedAt = try row[8]
        }
    }

    /// One absence with the day and session it was on.
    struct Line: RowReadable {
        var date: LocalDate
        var session: DaySession
        var absence: AttendanceSheet.Absence

        init(row: borrowing Row) throws(SQLiteError) {
            date = try row[0]
            session = try row[1]
            absence = AttendanceSheet.Absence(pupil: try row[2], kind: try row[3], note: try row[4])
        }
    }
}

extension AttendanceMonth.Totals: RowReadable {
    public init(row: borrowing Row) throws(SQLiteError) {
        self.init(sheets: try row[0], present: try row[1], excused: try row[2], unexcused: try row[3])
    }
}
