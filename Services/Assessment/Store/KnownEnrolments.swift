import Contracts
import Messaging
import SQLite
import Vocabulary

/// The table `known_enrolment`: stays of pupils in classes, `[from, to)`; one that is void holds on no day.
enum KnownEnrolments {
    static func keep(_ state: Enrolment, version: Int64, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            """
            INSERT INTO known_enrolment(id, pupil, class, from_day, to_day, version, ending)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            ON CONFLICT DO UPDATE SET class = ?3, from_day = ?4, to_day = ?5, version = ?6, ending = ?7
            WHERE version < ?6
            """, state.id, state.pupil, state.schoolClass, state.from, state.end, version, state.ending)
    }

    /// Who is in the class on the day, by code.
    static func pupils(
        of schoolClass: ClassID, on day: LocalDate, in store: Reader
    ) throws(SQLiteError) -> [PupilCode] {
        try store.values(
            """
            SELECT DISTINCT pupil FROM known_enrolment
            WHERE class = ?1 AND from_day <= ?2 AND (to_day IS NULL OR ?2 < to_day)
            ORDER BY pupil
            """, schoolClass, day)
    }

    /// Who was in the class to the end of its year, or still is, by code: also after a roll-over into the next year.
    static func pupilsAtYearEnd(of schoolClass: ClassID, in store: Reader) throws(SQLiteError) -> [PupilCode] {
        try store.values(
            """
            SELECT DISTINCT pupil FROM known_enrolment
            WHERE class = ?1 AND (to_day IS NULL OR ending IS NOT NULL) ORDER BY pupil
            """, schoolClass)
    }

    /// Every other class that its pupils of the day have been in, the latest stay first.
    static func otherClasses(
        ofPupilsIn schoolClass: ClassID, on day: LocalDate, in store: Reader
    ) throws(SQLiteError) -> [ClassID] {
        try store.values(
            """
            SELECT other.class
            FROM known_enrolment AS here JOIN known_enrolment AS other
                ON other.pupil = here.pupil AND other.class <> here.class
            WHERE here.class = ?1 AND here.from_day <= ?2 AND (here.to_day IS NULL OR ?2 < here.to_day)
                AND (other.to_day IS NULL OR other.from_day < other.to_day)
            GROUP BY other.class
            ORDER BY max(other.from_day) DESC
            """, schoolClass, day)
    }

    /// Whether anything at all is known of the pupil.
    static func knows(_ pupil: PupilCode, in store: Reader) throws(SQLiteError) -> Bool {
        try store.exists(
            "SELECT 1 FROM known_enrolment WHERE pupil = ?1 AND (to_day IS NULL OR from_day < to_day)", pupil)
    }
}

extension Enrolment {
    /// How the stay came through its school year; nothing while it lasts, and for who went before.
    fileprivate var ending: PromotionDecision? {
        if status == .completed { return .completed }
        return outcome.flatMap { PromotionDecision(rawValue: $0.rawValue) }
    }
}
