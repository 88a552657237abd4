import Contracts
import Messaging
import SQLite
import Vocabulary

/// The service's own copy of who has which class as homeroom.
enum Homerooms {
    /// Keeps a duty, unless a later state of it is known.
    static func keep(_ duty: Assignment, version: Int64, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            """
            INSERT INTO known_homeroom(assignment, member, class, from_day, to_day, version)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            ON CONFLICT DO UPDATE SET member = ?2, class = ?3, from_day = ?4, to_day = ?5, version = ?6
            WHERE version < ?6
            """, duty.id, duty.member, duty.schoolClass, duty.from, duty.to, version)
    }

    static func holds(
        _ member: MemberCode, _ schoolClass: ClassID, on day: LocalDate, in store: Reader
    ) throws(SQLiteError) -> Bool {
        try store.exists(
            """
            SELECT 1 FROM known_homeroom WHERE class = ?1 AND member = ?2 AND from_day <= ?3
                AND (to_day IS NULL OR ?3 < to_day)
            """, schoolClass, member, day)
    }

    /// Whether the member has had the class, and has it no more on the day.
    static func held(
        _ member: MemberCode, _ schoolClass: ClassID, before day: LocalDate, in store: Reader
    ) throws(SQLiteError) -> Bool {
        try store.exists(
            "SELECT 1 FROM known_homeroom WHERE class = ?1 AND member = ?2 AND to_day <= ?3", schoolClass, member, day)
    }
}
