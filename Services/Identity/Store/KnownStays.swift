import Contracts
import Messaging
import SQLite
import Vocabulary

/// The table `known_stay`: stays of pupils in classes, `[from, to)`; one that is void holds on no day.
enum KnownStays {
    /// By which a pupil has left the school; `moved` is on the way to another class of it.
    private static let left = "('left', 'completed', 'deceased', 'transferred-out')"

    static func keep(_ state: Enrolment, version: Int64, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            """
            INSERT INTO known_stay(id, pupil, class, from_day, to_day, status, version)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            ON CONFLICT DO UPDATE SET class = ?3, from_day = ?4, to_day = ?5, status = ?6, version = ?7, settled = 0
            WHERE version < ?7
            """, state.id, state.pupil, state.schoolClass, state.from, state.end, state.status, version)
    }

    /// The class of a school where a pupil is now, under whichever code; a pupil has at most one open stay.
    static func open(of codes: [PupilCode], at school: UnitCode, in store: Reader) throws(SQLiteError) -> ClassID? {
        for code in codes {
            let classes: [ClassID] = try store.values(
                "SELECT class FROM known_stay WHERE pupil = ?1 AND to_day IS NULL ORDER BY from_day DESC", code)
            if let schoolClass = classes.first(where: { $0.school == school }) { return schoolClass }
        }
        return nil
    }

    /// Who is in a class on a day, by the code under which the pupil came there.
    static func pupils(
        of schoolClass: ClassID, on day: LocalDate, limit: Int, in store: Reader
    ) throws(SQLiteError) -> [PupilCode] {
        try store.values(
            """
            SELECT DISTINCT pupil FROM known_stay
            WHERE class = ?1 AND from_day <= ?2 AND (to_day IS NULL OR ?2 < to_day)
            ORDER BY pupil LIMIT ?3
            """, schoolClass, day, limit)
    }

    /// Stays by which somebody has left a school by the day, and nobody has looked at it yet.
    static func unsettled(on day: LocalDate, limit: Int, in store: Reader) throws(SQLiteError) -> [Leaving] {
        try store.all(unsettledStays, day, limit)
    }

    static let unsettledStays = """
        SELECT id, pupil, class, to_day FROM known_stay WHERE settled = 0 AND status IN \(left) AND to_day <= ?1
        ORDER BY to_day LIMIT ?2
        """

    static func settle(_ leaving: Leaving, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run("UPDATE known_stay SET settled = 1 WHERE id = ?1", leaving.id)
    }

    /// Whether a pupil is in a class of the school on the day or later, under one of his codes.
    static func goesOn(
        _ codes: [PupilCode], at school: UnitCode, from day: LocalDate, in store: Reader
    ) throws(SQLiteError) -> Bool {
        for code in codes {
            let classes: [ClassID] = try store.values(
                "SELECT class FROM known_stay WHERE pupil = ?1 AND (to_day IS NULL OR ?2 < to_day)", code, day)
            if classes.contains(where: { $0.school == school }) { return true }
        }
        return false
    }

    /// A stay by which somebody has left.
    struct Leaving: RowReadable {
        let id: EnrolmentID
        let pupil: PupilCode
        let schoolClass: ClassID
        /// The first on which he was there no more.
        let day: LocalDate

        init(row: borrowing Row) throws(SQLiteError) {
            id = try row[0]
            pupil = try row[1]
            schoolClass = try row[2]
            day = try row[3]
        }
    }
}
