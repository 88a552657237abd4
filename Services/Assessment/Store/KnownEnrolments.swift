import Contracts
import Messaging
import SQLite
import Vocabulary

/// The table `known_enrolment`: stays of pupils in classes, `[from, to)`; one that is void holds on no day.
enum KnownEnrolments {
    static func keep(_ state: Enrolment, version: Int64, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            """
            INSERT INTO known_enrolment(id, pupil, class, from_day, to_day, version, ending, paused)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            ON CONFLICT DO UPDATE SET class = ?3, from_day = ?4, to_day = ?5, version = ?6, ending = ?7, paused = ?8
            WHERE version < ?6
            """, state.id, state.pupil, state.schoolClass, state.from, state.end, version, state.ending, state.isPaused)
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

    /// Who is in the class on the day, or was to the end of its year, by code: also after a roll-over into the next year.
    static func members(
        of schoolClass: ClassID, on day: LocalDate, in store: Reader
    ) throws(SQLiteError) -> [PupilCode] {
        try store.values(
            """
            SELECT DISTINCT pupil FROM known_enrolment
            WHERE class = ?1 AND (ending IS NOT NULL OR (from_day <= ?2 AND (to_day IS NULL OR ?2 < to_day)))
            ORDER BY pupil
            """, schoolClass, day)
    }

    /// Whose results the class comes to, by code: its members, but for those on pause, of whom no marks are due.
    static func membersWithResults(
        of schoolClass: ClassID, on day: LocalDate, in store: Reader
    ) throws(SQLiteError) -> [PupilCode] {
        try store.values(membersWithResultsSQL, schoolClass, day)
    }

    static let membersWithResultsSQL = """
        SELECT DISTINCT pupil FROM known_enrolment
        WHERE class = ?1 AND paused = 0
            AND (ending IS NOT NULL OR (from_day <= ?2 AND (to_day IS NULL OR ?2 < to_day)))
        ORDER BY pupil
        """

    /// Every other class that those with results have been in, the latest stay first.
    static func otherClasses(
        ofPupilsIn schoolClass: ClassID, on day: LocalDate, in store: Reader
    ) throws(SQLiteError) -> [ClassID] {
        try store.values(
            """
            SELECT other.class
            FROM known_enrolment AS here JOIN known_enrolment AS other
                ON other.pupil = here.pupil AND other.class <> here.class
            WHERE here.class = ?1 AND here.paused = 0 AND (here.ending IS NOT NULL
                    OR (here.from_day <= ?2 AND (here.to_day IS NULL OR ?2 < here.to_day)))
                AND (other.to_day IS NULL OR other.from_day < other.to_day)
            GROUP BY other.class
            ORDER BY max(other.from_day) DESC
            """, schoolClass, day)
    }

    /// The stays under these codes that hold on some day, the latest last.
    static func stays(of codes: [PupilCode], in store: Reader) throws(SQLiteError) -> [Stay] {
        var stays: [Stay] = []
        for code in codes {
            stays += try store.all(
                """
                SELECT class, to_day IS NULL, from_day FROM known_enrolment
                WHERE pupil = ?1 AND (to_day IS NULL OR from_day < to_day)
                """, code)
        }
        return stays.sorted { ($0.from, $0.schoolClass.text) < ($1.from, $1.schoolClass.text) }
    }

    /// Where a pupil was or is.
    struct Stay: RowReadable {
        let schoolClass: ClassID
        let isOpen: Bool
        let from: LocalDate

        init(row: borrowing Row) throws(SQLiteError) {
            schoolClass = try row[0]
            isOpen = try row.integer(1) == 1
            from = try row[2]
        }
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
        switch status {
        // One that is void came through nothing, whatever it is told with.
        case .merged: nil
        case .completed: .completed
        default: outcome.flatMap { PromotionDecision(rawValue: $0.rawValue) }
        }
    }

    /// Whether the pupil keeps the place without coming, or did so until the stay ended.
    fileprivate var isPaused: Bool {
        guard let last = suspensions?.last else { return status == .suspended }
        return status == .suspended || last.to == nil || last.to == to
    }
}
