import Access
import Messaging
import SQLite
import Vocabulary
import Wire

/// The tables `reading` and `reading_of`: who has read sensitive data of which child.
///
/// Here, because the file is: whoever asks for a child asks the school that keeps it. Marks and growth are shown by other
/// services, which say so.
enum Readings: ReadingRegister {
    static let contexts: Set<Context> = [.assessment, .campus]

    private static let columns = """
        number, id, account, person, roles, query, what_en, what_vi, school, reading.began, ended, times
        """

    /// Keeps a reading, unless it is known to have been counted further.
    static func keep(_ reading: AccessReading, in transaction: inout Transaction) throws(SQLiteError) {
        let number: Int64? = try transaction.value(
            """
            INSERT INTO reading(
                id, account, person, roles, query, what_en, what_vi, school, began, ended, times)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
            ON CONFLICT(id) DO UPDATE SET ended = ?10, times = ?11 WHERE times < ?11
            RETURNING number
            """, reading.id, reading.account, reading.person, StoredList(reading.roles), reading.query,
            reading.what.en, reading.what.vi, reading.school, reading.from, reading.to, reading.times)
        guard let number else { return }
        for pupil in reading.pupils {
            try transaction.run(
                "INSERT OR IGNORE INTO reading_of(pupil, began, reading) VALUES (?1, ?2, ?3)", pupil, reading.from,
                number)
        }
    }

    /// Where in a child's readings one is; nothing where it is none of the child's.
    static func place(_ number: Int64, of pupil: PupilCode, in store: Reader) throws(SQLiteError) -> Place? {
        let began: Instant? = try store.value("SELECT began FROM reading WHERE number = ?1", number)
        guard let began,
            try store.exists(
                "SELECT 1 FROM reading_of WHERE pupil = ?1 AND began = ?2 AND reading = ?3", pupil, began, number)
        else { return nil }
        return Place(began: began, number: number)
    }

    static let listSQL = """
        SELECT \(columns) FROM reading_of JOIN reading ON reading.number = reading_of.reading
        WHERE pupil = ?1 AND reading_of.began >= ?2 AND reading_of.began < ?3
            AND (reading_of.began, reading) < (?4, ?5)
        ORDER BY reading_of.began DESC, reading DESC LIMIT ?6
        """

    /// Those of a child that began in a time, the latest first.
    static func list(
        of pupil: PupilCode, from: Instant?, to: Instant?, after place: Place?, limit: Int, in store: Reader
    ) throws(SQLiteError) -> [Kept] {
        try store.all(
            listSQL, pupil, from?.milliseconds ?? .min, to?.milliseconds ?? .max,
            place?.began.milliseconds ?? .max, place?.number ?? .max, limit)
    }

    /// Where a page has ended.
    struct Place: Equatable {
        var began: Instant
        var number: Int64
    }

    struct Kept: RowReadable {
        var number: Int64
        var reading: AccessReading

        /// Without the other children that were shown together with this one.
        init(row: borrowing Row) throws(SQLiteError) {
            let roles: StoredList<Claims.Grant> = try row[4]
            number = try row.integer(0)
            reading = AccessReading(
                id: try row[1], account: try row[2], person: try row.get(3),
                roles: roles.items, query: try row[5],
                what: Bilingual(en: try row.text(6), vi: try row.text(7)), school: try row[8], pupils: [],
                from: try row[9], to: try row[10], times: Int(try row.integer(11)))
        }
    }
}
