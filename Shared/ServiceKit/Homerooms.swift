public import Contracts
public import Messaging
public import SQLite
public import Vocabulary

/// A service's own copy of who has which class as homeroom: the table `known_homeroom`, in services where rights derive
/// from it.
public enum Homerooms {
    /// Keeps a duty, unless a later state of it is known.
    public static func keep(_ duty: Assignment, version: Int64, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            """
            INSERT INTO known_homeroom(assignment, member, class, from_day, to_day, version)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            ON CONFLICT DO UPDATE SET member = ?2, class = ?3, from_day = ?4, to_day = ?5, version = ?6
            WHERE version < ?6
            """, duty.id, duty.member, duty.schoolClass, duty.from, duty.to, version)
    }

    public static func holds(
        _ member: MemberCode, _ schoolClass: ClassID, on day: LocalDate, in store: Reader
    ) throws(SQLiteError) -> Bool {
        try store.exists(
            """
            SELECT 1 FROM known_homeroom WHERE class = ?1 AND member = ?2 AND from_day <= ?3
                AND (to_day IS NULL OR ?3 < to_day)
            """, schoolClass, member, day)
    }

    /// Whether the member has had the class, and has it no more on the day.
    public static func held(
        _ member: MemberCode, _ schoolClass: ClassID, before day: LocalDate, in store: Reader
    ) throws(SQLiteError) -> Bool {
        try store.exists(
            "SELECT 1 FROM known_homeroom WHERE class = ?1 AND member = ?2 AND to_day <= ?3", schoolClass, member, day)
    }
}

/// Keeps who has which class as homeroom, since that gives rights over its pupils.
public enum KeepHomerooms: Reaction {
    public static func react(to event: Event<Assignment>, in transaction: inout Transaction) throws(SQLiteError) {
        guard event.state.kind == .homeroom else { return }
        try Homerooms.keep(event.state, version: event.version, in: &transaction)
    }
}
