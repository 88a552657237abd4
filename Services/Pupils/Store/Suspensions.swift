import Contracts
import Messaging
import SQLite
import Vocabulary

/// When pupils kept their place without coming.
enum Suspensions {
    private struct Kept: RowReadable {
        var stay: EnrolmentID
        var suspension: Enrolment.Suspension

        init(row: borrowing Row) throws(SQLiteError) {
            stay = EnrolmentID(owner: try row[0], year: try row[1], number: try row[2])
            suspension = Enrolment.Suspension(from: try row[3], to: try row[4])
        }
    }

    /// A pupil's suspensions by the stay they lie in, the earliest first.
    static func all(
        of pupil: PupilCode, in store: Reader
    ) throws(SQLiteError) -> [EnrolmentID: [Enrolment.Suspension]] {
        let kept: [Kept] = try store.all(
            "SELECT pupil, year, number, from_day, to_day FROM suspension WHERE pupil = ?1 ORDER BY from_day", pupil)
        return Dictionary(grouping: kept, by: \.stay).mapValues { $0.map(\.suspension) }
    }

    static func begin(
        of stay: Enrolment, on day: LocalDate, because reason: LongText, in transaction: inout Transaction
    ) throws(SQLiteError) {
        try transaction.run(
            """
            INSERT INTO suspension(pupil, year, number, from_day, reason) VALUES (?1, ?2, ?3, ?4, ?5)
            """, stay.pupil, stay.year, stay.id.number, day, reason)
    }

    static func end(of pupil: PupilCode, on day: LocalDate, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run("UPDATE suspension SET to_day = ?2 WHERE pupil = ?1 AND to_day IS NULL", pupil, day)
    }
}
