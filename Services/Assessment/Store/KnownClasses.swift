import Contracts
import Messaging
import SQLite
import Vocabulary

/// A class as the pupils service has told us.
struct KnownClass: RowReadable {
    let id: ClassID
    let grade: Grade
    let status: ClassStatus
    /// Every grade of a mixed class, the one it goes by first.
    let grades: [Grade]

    init(row: borrowing Row) throws(SQLiteError) {
        id = try row[0]
        grade = try row[1]
        status = try row[2]
        let mixedWith: StoredList<Grade>? = try row[3]
        grades = [grade] + (mixedWith?.items ?? [])
    }
}

/// The table `known_class`.
enum KnownClasses {
    static func keep(
        _ state: SchoolClass, version: Int64, in transaction: inout Transaction
    ) throws(SQLiteError) {
        try transaction.run(
            """
            INSERT INTO known_class(id, school, year, grade, status, version, mixed_with)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            ON CONFLICT DO UPDATE SET grade = ?4, status = ?5, version = ?6, mixed_with = ?7 WHERE version < ?6
            """, state.id, state.id.school, state.id.year, state.grade, state.status, version,
            state.mixedWith.map { StoredList($0) })
    }

    /// The classes of a school in a year whose marks are kept by TT 22/2021: grades 6 to 12.
    ///
    /// One that has been closed is among them: a class closes once all have left, and the year is still to be signed for.
    static func secondary(
        of school: UnitCode, in year: SchoolYear, after: String = "", limit: Int = .max, from store: Reader
    ) throws(SQLiteError) -> [ClassID] {
        let found: [KnownClass] = try store.all(
            """
            SELECT id, grade, status, mixed_with FROM known_class
            WHERE school = ?1 AND year = ?2 AND grade IN ('6', '7', '8', '9', '10', '11', '12') AND id > ?3
            ORDER BY id LIMIT ?4
            """, school, year, after, limit)
        return found.map(\.id)
    }

    /// Every class of a school in a year, open or closed.
    static func all(
        of school: UnitCode, in year: SchoolYear, from store: Reader
    ) throws(SQLiteError) -> [KnownClass] {
        try store.all(
            "SELECT id, grade, status, mixed_with FROM known_class WHERE school = ?1 AND year = ?2 ORDER BY id", school,
            year)
    }

    static func find(_ id: ClassID, in store: Reader) throws(SQLiteError) -> KnownClass? {
        try store.first("SELECT id, grade, status, mixed_with FROM known_class WHERE id = ?1", id)
    }
}
