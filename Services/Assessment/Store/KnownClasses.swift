import Contracts
import Messaging
import SQLite
import Vocabulary

/// A class as the pupils service has told us.
struct KnownClass: RowReadable {
    let id: ClassID
    let grade: Grade
    let status: ClassStatus

    init(row: borrowing Row) throws(SQLiteError) {
        id = try row[0]
        grade = try row[1]
        status = try row[2]
    }
}

/// The table `known_class`.
enum KnownClasses {
    static func keep(
        _ state: SchoolClass, version: Int64, in transaction: inout Transaction
    ) throws(SQLiteError) {
        try transaction.run(
            """
            INSERT INTO known_class(id, school, year, grade, status, version) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            ON CONFLICT DO UPDATE SET grade = ?4, status = ?5, version = ?6 WHERE version < ?6
            """, state.id, state.school, state.year, state.grade, state.status, version)
    }

    static func find(_ id: ClassID, in store: Reader) throws(SQLiteError) -> KnownClass? {
        try store.first("SELECT id, grade, status FROM known_class WHERE id = ?1", id)
    }
}
