import Contracts
import Messaging
import SQLite
import Vocabulary

/// The table `certificate`: what has been issued, with its number.
enum Certificates {
    /// The certificate that a pupil has, whichever year's; nothing where none stands.
    static func standing(of pupil: PupilCode, in store: Reader) throws(SQLiteError) -> Certificate? {
        try state(
            store.value("SELECT state FROM certificate WHERE pupil = ?1 AND cancelled_at IS NULL", pupil))
    }

    static func find(
        _ number: Int, of school: UnitCode, in year: SchoolYear, from store: Reader
    ) throws(SQLiteError) -> Certificate? {
        try state(
            store.value(
                "SELECT state FROM certificate WHERE school = ?1 AND year = ?2 AND number = ?3", school, year, number))
    }

    /// The number that the next one has.
    static func nextNumber(of school: UnitCode, in year: SchoolYear, from store: Reader) throws(SQLiteError) -> Int {
        let last: Int? = try store.value(
            "SELECT max(number) FROM certificate WHERE school = ?1 AND year = ?2", school, year)
        return (last ?? 0) + 1
    }

    /// By number, after one, those of one pupil where one is named.
    static func list(
        of school: UnitCode, in year: SchoolYear, pupil: PupilCode?, after number: Int, limit: Int, from store: Reader
    ) throws(SQLiteError) -> [Certificate] {
        let rows: [Stored<Certificate>] = try store.values(
            """
            SELECT state FROM certificate
            WHERE school = ?1 AND year = ?2 AND number > ?3 AND (?4 IS NULL OR pupil = ?4)
            ORDER BY number LIMIT ?5
            """, school, year, number, pupil, limit)
        return rows.map(\.state)
    }

    static func add(_ state: Certificate, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            "INSERT INTO certificate(school, year, number, pupil, state) VALUES (?1, ?2, ?3, ?4, ?5)",
            state.schoolClass.school, state.schoolClass.year, state.number, state.pupil, Stored(state))
    }

    static func cancel(_ state: Certificate, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            "UPDATE certificate SET state = ?4, cancelled_at = ?5 WHERE school = ?1 AND year = ?2 AND number = ?3",
            state.schoolClass.school, state.schoolClass.year, state.number, Stored(state), state.cancelled?.at)
    }

    private static func state(_ stored: Stored<Certificate>?) -> Certificate? { stored?.state }
}
