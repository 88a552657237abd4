import Access
public import Contracts
import Messaging
public import SQLite
import Vocabulary

/// The staff files.
enum Members {
    private static let columns = """
        code, school, name, birth_date, sex, ethnicity, position, contract, qualification, subjects, phone, from_day,
        to_day, status
        """

    static func find(_ code: MemberCode, in store: Reader) throws(SQLiteError) -> Member? {
        try store.first("SELECT \(columns) FROM member WHERE code = ?1", code)
    }

    static func exists(_ code: MemberCode, in store: Reader) throws(SQLiteError) -> Bool {
        try store.exists("SELECT 1 FROM member WHERE code = ?1", code)
    }

    /// Where a question about a school's staff is asked, and of whom, where that is one of theirs.
    static func scope(of member: MemberCode?, at school: UnitCode, in store: Reader) throws(SQLiteError) -> Scope {
        guard let member, try find(member, in: store)?.school == school else { return Scope(school) }
        return Scope(school, member: member)
    }

    /// The members of a school, by code.
    static func all(
        of school: UnitCode, after code: String, limit: Int, in store: Reader
    ) throws(SQLiteError) -> [Member] {
        try store.all(
            "SELECT \(columns) FROM member WHERE school = ?1 AND code > ?2 ORDER BY code LIMIT ?3", school, code, limit)
    }

    static func add(_ member: Member, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            """
            INSERT INTO member(\(columns)) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
            """, member.code, member.school, member.name, member.birthDate, member.sex, member.ethnicity,
            member.position, member.contract, member.qualification, StoredList(member.subjects), member.phone,
            member.from, member.to, member.status)
    }

    /// Keeps what a file says now; its code and its school stay as they are.
    static func change(_ member: Member, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            """
            UPDATE member SET name = ?2, birth_date = ?3, sex = ?4, ethnicity = ?5, position = ?6, contract = ?7,
                qualification = ?8, subjects = ?9, phone = ?10, from_day = ?11, to_day = ?12, status = ?13
            WHERE code = ?1
            """, member.code, member.name, member.birthDate, member.sex, member.ethnicity, member.position,
            member.contract, member.qualification, StoredList(member.subjects), member.phone, member.from, member.to,
            member.status)
    }

    /// Since when position, contract and qualification are what they are; nothing where that is from the first day.
    static func heldFrom(_ member: MemberCode, in store: Reader) throws(SQLiteError) -> LocalDate? {
        try store.value("SELECT held_from FROM member WHERE code = ?1 AND held_from IS NOT NULL", member)
    }

    /// Keeps since when they are so.
    static func hold(_ member: MemberCode, from day: LocalDate, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run("UPDATE member SET held_from = ?2 WHERE code = ?1", member, day)
    }

    /// Whose last day has passed without their file saying so yet.
    static func leaving(by day: LocalDate, limit: Int, in store: Reader) throws(SQLiteError) -> [Member] {
        try store.all(leavingSQL, day, limit)
    }

    static let leavingSQL = """
        SELECT \(columns) FROM member WHERE status = 'working' AND to_day IS NOT NULL AND to_day <= ?1
        ORDER BY to_day LIMIT ?2
        """
}

extension Member: RowReadable {
    public init(row: borrowing Row) throws(SQLiteError) {
        let subjects: StoredList<SubjectCode> = try row[9]
        self.init(
            code: try row[0], school: try row[1], name: try row[2], birthDate: try row[3], sex: try row[4],
            ethnicity: try row[5], position: try row[6], contract: try row[7], qualification: try row[8],
            subjects: subjects.items, phone: try row[10], from: try row[11], to: try row[12], status: try row[13])
    }
}
