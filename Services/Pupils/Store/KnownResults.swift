import Contracts
import Messaging
import SQLite
import Vocabulary

/// The service's own copy of what terms came to for pupils, and of which classes' results are approved.
enum KnownResults {
    /// Keeps a result, unless a later one is known; says whether it is news.
    static func keep(
        _ state: PupilResult, version: Int64, in transaction: inout Transaction
    ) throws(SQLiteError) -> Bool {
        try transaction.run(
            """
            INSERT INTO known_result(pupil, year, term, class, state, version) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            ON CONFLICT DO UPDATE SET class = ?4, state = ?5, version = ?6 WHERE version < ?6
            """, state.pupil, state.schoolClass.year, state.term, state.schoolClass, Stored(state), version) == 1
    }

    /// Keeps how far a class's results have come, unless a later state is known; says whether it is news.
    static func keep(
        _ state: ResultApproval, version: Int64, in transaction: inout Transaction
    ) throws(SQLiteError) -> Bool {
        try transaction.run(
            """
            INSERT INTO known_approval(class, term, number, approved, version) VALUES (?1, ?2, ?3, ?4, ?5)
            ON CONFLICT DO UPDATE SET number = ?3, approved = ?4, version = ?5 WHERE version < ?5
            """, state.schoolClass, state.term, state.number, state.status == .approved, version) == 1
    }

    /// The number of the approval that stands; nothing while the results are open.
    static func approval(of schoolClass: ClassID, in term: Term, from store: Reader) throws(SQLiteError) -> Int? {
        try store.value(
            "SELECT number FROM known_approval WHERE class = ?1 AND term = ?2 AND approved", schoolClass, term)
    }

    /// The results of those who are in the class on a day or were to the end of its year, or of one of them, by pupil.
    ///
    /// Who is on pause, or was when the stay ended, has none that the principal has signed.
    static func all(
        of schoolClass: ClassID, in term: Term, only pupil: PupilCode? = nil, on day: LocalDate, from store: Reader
    ) throws(SQLiteError) -> [PupilResult] {
        let rows: [Stored<PupilResult>] = try store.values(
            """
            SELECT state FROM known_result
            WHERE class = ?1 AND term = ?2 AND (?3 IS NULL OR pupil = ?3) AND EXISTS (
                SELECT 1 FROM place
                WHERE place.pupil = known_result.pupil AND place.class = ?1
                    AND (place.outcome IS NOT NULL OR place.status = 'completed'
                        OR (place.from_day <= ?4 AND (place.to_day IS NULL OR ?4 < place.to_day)))
                    AND NOT EXISTS (
                        SELECT 1 FROM suspension
                        WHERE suspension.pupil = place.pupil AND suspension.year = place.year
                            AND suspension.number = place.number
                            AND (suspension.to_day IS NULL OR suspension.to_day IS place.to_day)))
            ORDER BY pupil
            """, schoolClass, term, pupil, day)
        return rows.map(\.state)
    }
}
