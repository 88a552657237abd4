import Contracts
import SQLite
import Vocabulary

/// The table `known_member`: whether people are still of the staff, as Staff says.
enum KnownMembers {
    static func keep(_ member: Member, version: Int64, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            """
            INSERT INTO known_member(code, status, version) VALUES (?1, ?2, ?3)
            ON CONFLICT DO UPDATE SET status = ?2, version = ?3 WHERE version < ?3
            """, member.code, member.status, version)
    }

    static func hasLeft(_ code: MemberCode, in store: Reader) throws(SQLiteError) -> Bool {
        try store.exists("SELECT 1 FROM known_member WHERE code = ?1 AND status = ?2", code, MemberStatus.left)
    }
}
