public import Contracts
import Messaging
public import SQLite
import Vocabulary

/// The school years that schools have opened.
enum SchoolYears {
    private static let columns = "school, year, starts, second_semester, ends, days_off, saturdays_off"

    static func find(_ school: UnitCode, _ year: SchoolYear, in store: Reader) throws(SQLiteError) -> SchoolCalendar? {
        try store.first("SELECT \(columns) FROM school_year WHERE school = ?1 AND year = ?2", school, year)
    }

    /// Another year of the same school that shares a day with this one.
    static func overlapping(_ calendar: SchoolCalendar, in store: Reader) throws(SQLiteError) -> SchoolCalendar? {
        try store.first(
            """
            SELECT \(columns) FROM school_year WHERE school = ?1 AND year <> ?2 AND starts < ?4 AND ?3 < ends
            ORDER BY year LIMIT 1
            """, calendar.school, calendar.year, calendar.starts, calendar.ends)
    }

    static func add(_ calendar: SchoolCalendar, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            "INSERT INTO school_year(\(columns)) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)", calendar.school, calendar.year,
            calendar.starts, calendar.secondSemester, calendar.ends, calendar.daysOff.map { StoredList($0) },
            calendar.saturdaysOff)
    }

    /// Keeps on which days there is no school.
    static func setDaysOff(_ calendar: SchoolCalendar, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            "UPDATE school_year SET days_off = ?3, saturdays_off = ?4 WHERE school = ?1 AND year = ?2",
            calendar.school, calendar.year, calendar.daysOff.map { StoredList($0) }, calendar.saturdaysOff)
    }

    /// The school year that a day is in.
    static func containing(
        _ day: LocalDate, of school: UnitCode, in store: Reader
    ) throws(SQLiteError) -> SchoolCalendar? {
        try store.first(
            """
            SELECT \(columns) FROM school_year WHERE school = ?1 AND starts <= ?2 AND ?2 < ends ORDER BY year LIMIT 1
            """, school, day)
    }
}

extension SchoolCalendar: RowReadable {
    public init(row: borrowing Row) throws(SQLiteError) {
        let daysOff: StoredList<DayOff>? = try row[5]
        self.init(
            school: try row[0], year: try row[1], starts: try row[2], secondSemester: try row[3], ends: try row[4],
            daysOff: daysOff?.items, saturdaysOff: try row[6])
    }
}
