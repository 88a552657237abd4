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
