import Messaging
import SQLite
import Vocabulary

/// The days that one pupil has missed, under whichever code and in whichever class.
enum AbsenceDays {
    /// More sessions than any school year has.
    static let most = 800

    static let sql = """
        SELECT day, session, kind, class, note FROM missed WHERE pupil IN \(Merges.codes(of: "?1")) AND year = ?2
        ORDER BY day, session DESC LIMIT ?3
        """

    /// Of a school year, the earliest first, mornings before afternoons.
    static func all(of pupil: PupilCode, in year: SchoolYear, from store: Reader) throws(SQLiteError) -> [Missed] {
        try store.all(sql, pupil, year, most)
    }

    /// A session that was missed.
    struct Missed: Codable, Hashable, RowReadable {
        var date: LocalDate
        var session: DaySession
        var kind: AbsenceKind
        var schoolClass: ClassID
        var note: LongText?

        init(row: borrowing Row) throws(SQLiteError) {
            (date, session, kind, schoolClass) = (try row[0], try row[1], try row[2], try row[3])
            note = try row.get(4)
        }
    }
}
