import Contracts
import SQLite
import ServiceKit
import Vocabulary

/// The table `known_member`: of which school's staff people are, and whether they still are, as Staff says.
enum KnownMembers {
    static func keep(_ member: Member, version: Int64, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            """
            INSERT INTO known_member(code, status, version, school) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT DO UPDATE SET status = ?2, version = ?3, school = ?4 WHERE version < ?3
            """, member.code, member.status, version, member.school)
    }

    static func hasLeft(_ code: MemberCode, in store: Reader) throws(SQLiteError) -> Bool {
        try store.exists("SELECT 1 FROM known_member WHERE code = ?1 AND status = ?2", code, MemberStatus.left)
    }

    /// Whether somebody is known to be of the staff of a unit that is neither this one nor below it.
    static func isStranger(
        _ code: MemberCode, to unit: UnitCode, on day: LocalDate, in store: Reader
    ) throws(SQLiteError) -> Bool {
        let school: UnitCode? = try store.value(
            "SELECT school FROM known_member WHERE code = ?1 AND school IS NOT NULL", code)
        guard let school else { return false }
        return try !Directory.lineage(of: school, on: day, in: store).contains(unit)
    }
}
