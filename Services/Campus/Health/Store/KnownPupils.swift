import Contracts
import Messaging
import SQLite
import Vocabulary

/// The `known_pupil` and `known_enrolment` tables: this service's own copy of who is who and who is where.
enum KnownPupils {
    /// What the growth tables ask of a child.
    struct Child: RowReadable {
        var birthDate: LocalDate
        var sex: Sex

        init(row: borrowing Row) throws(SQLiteError) {
            birthDate = try row[0]
            sex = try row[1]
        }
    }

    static func find(_ code: PupilCode, in store: Reader) throws(SQLiteError) -> Child? {
        try store.first("SELECT birth_date, sex FROM known_pupil WHERE code = ?1", code)
    }

    /// Whether the pupil is in the class on the day.
    static func sits(
        _ pupil: PupilCode, in schoolClass: ClassID, on day: LocalDate, store: Reader
    ) throws(SQLiteError) -> Bool {
        try store.exists(
            """
            SELECT 1 FROM known_enrolment
            WHERE pupil = ?1 AND school_class = ?2 AND from_day <= ?3 AND (to_day IS NULL OR ?3 < to_day)
            """, pupil, schoolClass, day)
    }

    /// Keeps a pupil, unless a later state is known.
    static func keep(_ pupil: Pupil, version: Int64, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            """
            INSERT INTO known_pupil(code, birth_date, sex, version) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT DO UPDATE SET birth_date = ?2, sex = ?3, version = ?4 WHERE version < ?4
            """, pupil.code, pupil.birthDate, pupil.sex, version)
    }

    /// Keeps a stay, unless a later state is known; one that is void holds on no day.
    static func keep(_ stay: Enrolment, version: Int64, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            """
            INSERT INTO known_enrolment(id, pupil, school_class, from_day, to_day, version)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            ON CONFLICT DO UPDATE SET pupil = ?2, school_class = ?3, from_day = ?4, to_day = ?5, version = ?6
            WHERE version < ?6
            """, stay.id, stay.pupil, stay.schoolClass, stay.from, stay.end, version)
    }
}
