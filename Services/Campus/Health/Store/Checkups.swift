import Contracts
import Messaging
import SQLite
import Vocabulary

/// The `checkup` table.
enum Checkups {
    /// The round of that school and year that begins on that day.
    static func beginning(
        _ from: LocalDate, at school: UnitCode, in year: SchoolYear, store: Reader
    ) throws(SQLiteError) -> CheckupID? {
        try store.value(
            "SELECT id FROM checkup WHERE school = ?1 AND year = ?2 AND from_day = ?3", school, year, from)
    }

    static func find(_ id: CheckupID, in store: Reader) throws(SQLiteError) -> Checkup? {
        let row: Row? = try store.first("SELECT id, from_day FROM checkup WHERE id = ?1", id)
        return row?.checkup
    }

    /// How many rounds the school has had in the year; they are numbered from 1 without gaps.
    static func count(at school: UnitCode, in year: SchoolYear, store: Reader) throws(SQLiteError) -> Int {
        try store.value("SELECT max(number) FROM checkup WHERE school = ?1 AND year = ?2", school, year) ?? 0
    }

    /// Rounds in the order of their numbers, after that one.
    static func page(
        at school: UnitCode, in year: SchoolYear, after number: Int, limit: Int, store: Reader
    ) throws(SQLiteError) -> [Checkup] {
        let rows: [Row] = try store.all(
            """
            SELECT id, from_day FROM checkup
            WHERE school = ?1 AND year = ?2 AND number > ?3 ORDER BY number LIMIT ?4
            """, school, year, number, limit)
        return rows.map(\.checkup)
    }

    static func insert(_ checkup: Checkup, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            "INSERT INTO checkup(id, school, year, number, from_day) VALUES (?1, ?2, ?3, ?4, ?5)",
            checkup.id, checkup.school, checkup.year, checkup.id.number, checkup.from)
    }

    private struct Row: RowReadable {
        var checkup: Checkup

        init(row: borrowing SQLite.Row) throws(SQLiteError) {
            checkup = Checkup(id: try row[0], from: try row[1])
        }
    }
}
