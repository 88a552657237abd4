import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Where the attendance of classes stands, month by month; one that is not here is open.
enum AttendanceMonths {
    static func find(_ id: AttendanceMonthID, in store: Reader) throws(SQLiteError) -> Kept? {
        try store.first(
            """
            SELECT status, closed_by, closed_at, confirmed_by, confirmed_at, confirmed_person, approved_by, approved_at
            FROM attendance_month WHERE class = ?1 AND month = ?2
            """, id.schoolClass, id.month)
    }

    static func status(of id: AttendanceMonthID, in store: Reader) throws(SQLiteError) -> AttendanceMonthStatus {
        try store.value(
            "SELECT status FROM attendance_month WHERE class = ?1 AND month = ?2", id.schoolClass, id.month) ?? .open
    }

    static func close(
        _ id: AttendanceMonthID, by actor: ActorName, at now: Instant, in transaction: inout Transaction
    ) throws(SQLiteError) {
        try transaction.run(
            """
            INSERT INTO attendance_month(class, month, status, closed_by, closed_at) VALUES (?1, ?2, 'closed', ?3, ?4)
            ON CONFLICT DO UPDATE SET status = 'closed', closed_by = ?3, closed_at = ?4
            """, id.schoolClass, id.month, actor, now)
    }

    static func confirm(
        _ id: AttendanceMonthID, by actor: ActorName, _ person: MemberCode?, at now: Instant,
        in transaction: inout Transaction
    ) throws(SQLiteError) {
        try transaction.run(
            """
            UPDATE attendance_month
            SET status = 'confirmed', confirmed_by = ?3, confirmed_person = ?4, confirmed_at = ?5
            WHERE class = ?1 AND month = ?2
            """, id.schoolClass, id.month, actor, person, now)
    }

    static func approve(
        _ id: AttendanceMonthID, by actor: ActorName, _ person: MemberCode?, at now: Instant,
        in transaction: inout Transaction
    ) throws(SQLiteError) {
        try transaction.run(
            """
            UPDATE attendance_month
            SET status = 'approved', approved_by = ?3, approved_person = ?4, approved_at = ?5
            WHERE class = ?1 AND month = ?2
            """, id.schoolClass, id.month, actor, person, now)
    }

    static func reopen(_ id: AttendanceMonthID, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            """
            UPDATE attendance_month
            SET status = 'open', closed_by = NULL, closed_at = NULL, confirmed_by = NULL, confirmed_person = NULL,
                confirmed_at = NULL, approved_by = NULL, approved_person = NULL, approved_at = NULL
            WHERE class = ?1 AND month = ?2
            """, id.schoolClass, id.month)
    }

    /// The months that some class of the school has closed in a year.
    static func closed(
        of school: UnitCode, in year: SchoolYear, from store: Reader
    ) throws(SQLiteError) -> [CalendarMonth] {
        try store.values(
            """
            SELECT DISTINCT month FROM class JOIN attendance_month ON class = id
            WHERE school = ?1 AND year = ?2 AND attendance_month.status <> 'open' ORDER BY month
            """, school, year)
    }

    /// The whole public state of a month.
    static func state(of id: AttendanceMonthID, in store: Reader) throws(SQLiteError) -> AttendanceMonth {
        let kept = try find(id, in: store)
        return AttendanceMonth(
            id: id, status: kept?.status ?? .open, totals: try AttendanceSheets.totals(of: id, in: store),
            closed: kept?.closed, confirmed: kept?.confirmed, approved: kept?.approved)
    }

    /// A month as it is kept.
    struct Kept: RowReadable {
        var status: AttendanceMonthStatus
        var closed: AttendanceMonth.Step?
        var confirmed: AttendanceMonth.Step?
        /// The staff file of whoever confirmed, so that the same person does not approve under another account.
        var confirmedPerson: MemberCode?
        var approved: AttendanceMonth.Step?

        init(row: borrowing Row) throws(SQLiteError) {
            status = try row[0]
            closed = Self.step(try row[1], try row[2])
            confirmed = Self.step(try row[3], try row[4])
            confirmedPerson = try row[5]
            approved = Self.step(try row[6], try row[7])
        }

        private static func step(_ by: ActorName?, _ at: Instant?) -> AttendanceMonth.Step? {
            guard let by, let at else { return nil }
            return AttendanceMonth.Step(by: by, at: at)
        }
    }
}
