import Access
import Contracts
import Messaging
import SQLite
import Vocabulary

/// The table `known_assignment`: dated duties of the staff, `[from, to)`.
enum KnownAssignments {
    static func keep(_ state: Assignment, version: Int64, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            """
            INSERT INTO known_assignment(id, kind, member, class, subject, from_day, to_day, version)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            ON CONFLICT DO UPDATE SET kind = ?2, class = ?4, subject = ?5, from_day = ?6, to_day = ?7, version = ?8
            WHERE version < ?8
            """, state.id, state.kind, state.member, state.schoolClass, state.subject, state.from, state.to, version)
    }

    /// Whether a duty of the person's covers the scope on the day.
    ///
    /// A scope that names no class is covered by nobody's duty, and one that names no subject by no subject teacher's:
    /// a duty never reaches further than its own class and subject.
    static func holds(
        _ relation: Relation, _ person: MemberCode, over scope: Scope, on day: LocalDate, in store: Reader
    ) throws(SQLiteError) -> Bool {
        try exists(relation, person, over: scope, "from_day <= ?5 AND (to_day IS NULL OR ?5 < to_day)", day, in: store)
    }

    /// Whether such a duty has ended by the day.
    static func held(
        _ relation: Relation, _ person: MemberCode, over scope: Scope, before day: LocalDate, in store: Reader
    ) throws(SQLiteError) -> Bool {
        try exists(relation, person, over: scope, "to_day <= ?5", day, in: store)
    }

    /// Who has the class as homeroom on a day, or teaches it the subject, where one is named.
    static func members(
        of schoolClass: ClassID, teaching subject: SubjectCode? = nil, on day: LocalDate, in store: Reader
    ) throws(SQLiteError) -> [MemberCode] {
        try store.values(
            """
            SELECT DISTINCT member FROM known_assignment
            WHERE class = ?1 AND kind = ?2 AND subject IS ?3 AND from_day <= ?4 AND (to_day IS NULL OR ?4 < to_day)
            ORDER BY member
            """, schoolClass, subject == nil ? AssignmentKind.homeroom : .teaching, subject, day)
    }

    private static func exists(
        _ relation: Relation, _ person: MemberCode, over scope: Scope, _ time: StaticString, _ day: LocalDate,
        in store: Reader
    ) throws(SQLiteError) -> Bool {
        guard let schoolClass = scope.schoolClass, schoolClass.school == scope.unit else { return false }
        let duty = "SELECT 1 FROM known_assignment WHERE member = ?1 AND class = ?2 AND kind = ?3 AND"
        switch relation {
        case .homeroomTeacher:
            return try store.exists(
                "\(duty) ?4 IS NULL AND \(time)", person, schoolClass, AssignmentKind.homeroom, SubjectCode?.none, day)
        case .subjectTeacher:
            guard let subject = scope.subject else { return false }
            return try store.exists(
                "\(duty) subject = ?4 AND \(time)", person, schoolClass, AssignmentKind.teaching, subject, day)
        case .groupHead, .oneself, .pupil: return false
        }
    }
}
