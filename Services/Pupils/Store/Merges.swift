import Contracts
import Messaging
import SQLite
import Vocabulary

/// Which files were merged into which, and which stays are void by it.
enum Merges {
    /// A merge as it is kept.
    struct Kept: RowReadable {
        var number: Int64
        var keep: PupilCode
        var alias: PupilCode
        var day: LocalDate
        var reason: LongText
        /// The day on which it was undone.
        var undone: LocalDate?

        init(row: borrowing Row) throws(SQLiteError) {
            (number, keep, alias) = (try row.integer(0), try row[1], try row[2])
            (day, reason, undone) = (try row[3], try row[4], try row[5])
        }
    }

    private static let columns = "number, keep, alias, day, reason, undone"

    /// In SQL, every code of a person, from the one in use.
    static func codes(of person: String) -> String {
        "(SELECT \(person) UNION ALL SELECT alias.code FROM pupil AS alias WHERE alias.merged_into = \(person))"
    }

    /// The last merge of a file into another, whether it stands or not.
    static func latest(of alias: PupilCode, in store: Reader) throws(SQLiteError) -> Kept? {
        try store.first("SELECT \(columns) FROM merge WHERE alias = ?1 ORDER BY number DESC LIMIT 1", alias)
    }

    /// The merges into a file that stand, the latest last.
    static func standing(into keep: PupilCode, in store: Reader) throws(SQLiteError) -> [Kept] {
        try store.all("SELECT \(columns) FROM merge WHERE keep = ?1 AND undone IS NULL ORDER BY number", keep)
    }

    /// Merges a file into another, so that these of its stays are void.
    static func add(
        _ alias: PupilCode, into keep: PupilCode, voiding stays: [Enrolment], because reason: LongText,
        on day: LocalDate, in transaction: inout Transaction
    ) throws(SQLiteError) {
        let number: Int64 =
            try transaction.value(
                "INSERT INTO merge(keep, alias, reason, day) VALUES (?1, ?2, ?3, ?4) RETURNING number", keep, alias,
                reason, day) ?? 0
        for stay in stays {
            try transaction.run(
                "UPDATE enrolment SET voided_by = ?4 WHERE pupil = ?1 AND year = ?2 AND number = ?3", stay.pupil,
                stay.year, stay.id.number, number)
        }
        try transaction.run("UPDATE pupil SET merged_into = ?2 WHERE code = ?1", alias, keep)
    }

    /// The stays that are void by a merge.
    static func voided(by merge: Kept, in store: Reader) throws(SQLiteError) -> [EnrolmentID] {
        let found: [Stay] = try store.all(
            "SELECT pupil, year, number FROM enrolment WHERE voided_by = ?1 ORDER BY from_day", merge.number)
        return found.map(\.id)
    }

    /// Takes a merge back: the file is in use again, and its stays are what they were.
    static func undo(
        _ merge: Kept, because reason: LongText, on day: LocalDate, in transaction: inout Transaction
    ) throws(SQLiteError) {
        try transaction.run(
            "UPDATE merge SET undone = ?2, undo_reason = ?3 WHERE number = ?1", merge.number, day, reason)
        try transaction.run("UPDATE pupil SET merged_into = NULL WHERE code = ?1", merge.alias)
        try transaction.run("UPDATE enrolment SET voided_by = NULL WHERE voided_by = ?1", merge.number)
    }

    private struct Stay: RowReadable {
        var id: EnrolmentID

        init(row: borrowing Row) throws(SQLiteError) {
            id = EnrolmentID(owner: try row[0], year: try row[1], number: try row[2])
        }
    }
}
