public import Contracts
import Messaging
public import SQLite
import Vocabulary

/// The duties of members.
enum Assignments {
    private static let columns = "id, kind, class, subject, from_day, to_day"

    static func find(_ id: AssignmentID, in store: Reader) throws(SQLiteError) -> Assignment? {
        try store.first("SELECT \(columns) FROM assignment WHERE id = ?1", id)
    }

    /// The first duty of the same kind that shares a day with `duty`, whoever has it.
    static func overlapping(_ duty: Duty, in store: Reader) throws(SQLiteError) -> Assignment? {
        try store.first(
            """
            SELECT \(columns) FROM assignment
            WHERE class = ?1 AND subject IS ?2 AND (to_day IS NULL OR ?3 < to_day) AND (?4 IS NULL OR from_day < ?4)
            ORDER BY from_day LIMIT 1
            """, duty.schoolClass, duty.subject, duty.from, duty.to)
    }

    /// The number that a member's next duty of a year gets.
    static func nextNumber(of member: MemberCode, in year: SchoolYear, from store: Reader) throws(SQLiteError) -> Int {
        try store.value(
            "SELECT coalesce(max(number), 0) + 1 FROM assignment WHERE member = ?1 AND year = ?2", member, year) ?? 1
    }

    /// The duties at a school, by id; of one year and of one class where these are given.
    static func all(
        at school: UnitCode, in year: SchoolYear?, for schoolClass: ClassID?, after id: String, limit: Int,
        from store: Reader
    ) throws(SQLiteError) -> [Assignment] {
        try store.all(
            """
            SELECT \(columns) FROM assignment
            WHERE school = ?1 AND id > ?2 AND (?3 IS NULL OR year = ?3) AND (?4 IS NULL OR class = ?4)
            ORDER BY id LIMIT ?5
            """, school, id, year, schoolClass, limit)
    }

    /// The duties of a member, past ones included, the earliest first.
    static func all(of member: MemberCode, from store: Reader) throws(SQLiteError) -> [Assignment] {
        try store.all(ofMemberSQL, member)
    }

    static let ofMemberSQL = "SELECT \(columns) FROM assignment WHERE member = ?1 ORDER BY from_day, year, number"

    static func add(_ duty: Assignment, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            """
            INSERT INTO assignment(\(columns), school, member, year, number)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
            """, duty.id, duty.kind, duty.schoolClass, duty.subject, duty.from, duty.to, duty.school, duty.member,
            duty.year, duty.id.number)
    }

    static func end(_ duty: Assignment, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run("UPDATE assignment SET to_day = ?2 WHERE id = ?1", duty.id, duty.to)
    }
}

extension Assignment: RowReadable {
    public init(row: borrowing Row) throws(SQLiteError) {
        self.init(
            id: try row[0], kind: try row[1], schoolClass: try row[2], subject: try row[3], from: try row[4],
            to: try row[5])
    }
}
