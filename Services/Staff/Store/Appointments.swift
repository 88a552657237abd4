public import Contracts
import Messaging
public import SQLite
import Vocabulary

/// Who is in which group, and who heads it.
enum Appointments {
    private static let columns = "id, staff_group, place, from_day, to_day"

    static func find(_ id: AppointmentID, in store: Reader) throws(SQLiteError) -> Appointment? {
        try store.first("SELECT \(columns) FROM appointment WHERE id = ?1", id)
    }

    /// The first appointment that cannot stand beside one asked for: the member's own in the group, or another head's.
    static func overlapping(_ asked: Appoint, in store: Reader) throws(SQLiteError) -> Appointment? {
        try store.first(
            """
            SELECT \(columns) FROM appointment
            WHERE staff_group = ?1 AND (member = ?2 OR place = 'head' AND ?3 = 'head')
                AND (to_day IS NULL OR ?4 < to_day) AND (?5 IS NULL OR from_day < ?5)
            ORDER BY member <> ?2, from_day LIMIT 1
            """, asked.group, asked.member, asked.place, asked.from, asked.to)
    }

    /// The number that a member's next appointment of a year gets.
    static func nextNumber(of member: MemberCode, in year: SchoolYear, from store: Reader) throws(SQLiteError) -> Int {
        try store.value(
            "SELECT coalesce(max(number), 0) + 1 FROM appointment WHERE member = ?1 AND year = ?2", member, year) ?? 1
    }

    /// The appointments to a school's groups, past ones included; of one group and of one day where these are given.
    static func all(
        at school: UnitCode, to group: GroupID?, on day: LocalDate?, after id: String, limit: Int, from store: Reader
    ) throws(SQLiteError) -> [Appointment] {
        try store.all(
            """
            SELECT appointment.id, staff_group, place, from_day, to_day
            FROM staff_group JOIN appointment ON staff_group = staff_group.id
            WHERE school = ?1 AND appointment.id > ?2 AND (?3 IS NULL OR staff_group = ?3)
                AND (?4 IS NULL OR from_day <= ?4 AND (to_day IS NULL OR ?4 < to_day))
            ORDER BY appointment.id LIMIT ?5
            """, school, id, group, day, limit)
    }

    /// A member's places in groups, past ones included, the earliest first.
    static func all(of member: MemberCode, from store: Reader) throws(SQLiteError) -> [Appointment] {
        try store.all(ofMemberSQL, member)
    }

    static let ofMemberSQL = "SELECT \(columns) FROM appointment WHERE member = ?1 ORDER BY from_day, year, number"

    static func add(_ appointment: Appointment, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            """
            INSERT INTO appointment(\(columns), member, year, number) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            """, appointment.id, appointment.group, appointment.place, appointment.from, appointment.to,
            appointment.member, appointment.id.year, appointment.id.number)
    }

    static func end(_ appointment: Appointment, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run("UPDATE appointment SET to_day = ?2 WHERE id = ?1", appointment.id, appointment.to)
    }
}

extension Appointment: RowReadable {
    public init(row: borrowing Row) throws(SQLiteError) {
        self.init(id: try row[0], group: try row[1], place: try row[2], from: try row[3], to: try row[4])
    }
}
