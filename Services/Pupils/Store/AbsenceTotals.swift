import Messaging
import SQLite
import Vocabulary

/// What the pupils of a class have missed in its school year or a part of it, in whichever class they were and under
/// whichever code; of the whole year also what they have missed at schools of other installations.
enum AbsenceTotals {
    /// By code; only those who have missed more than `over`.
    ///
    /// A day counts once, and as one without leave where any of its sessions was.
    static let sql = """
        SELECT code, name, total, unexcused FROM (
            SELECT code, name,
                (SELECT count(DISTINCT day) FROM missed
                 WHERE missed.pupil IN \(Merges.codes(of: "pupil.code")) AND missed.year = ?2
                    AND day >= ?6 AND day < ?7)
                + iif(?8, (SELECT coalesce(sum(excused + unexcused), 0) FROM absence_elsewhere AS there
                 WHERE there.pupil = code AND there.year = ?2), 0) AS total,
                (SELECT count(DISTINCT day) FROM missed
                 WHERE missed.pupil IN \(Merges.codes(of: "pupil.code")) AND missed.year = ?2
                    AND day >= ?6 AND day < ?7 AND kind = 'unexcused')
                + iif(?8, (SELECT coalesce(sum(unexcused), 0) FROM absence_elsewhere AS there
                 WHERE there.pupil = code AND there.year = ?2), 0) AS unexcused
            FROM pupil WHERE code > ?3 AND code IN (
                SELECT coalesce(merged_into, code) FROM place JOIN pupil ON code = place.pupil WHERE class = ?1))
        WHERE total > ?4 ORDER BY code LIMIT ?5
        """

    static func all(
        of schoolClass: ClassID, from: LocalDate, to: LocalDate, isWholeYear: Bool, over: Int, after code: String,
        limit: Int, in store: Reader
    ) throws(SQLiteError) -> [Kept] {
        try store.all(sql, schoolClass, schoolClass.year, code, over, limit, from, to, isWholeYear)
    }

    /// One pupil's year.
    struct Kept: RowReadable {
        var code: PupilCode
        var name: PersonName
        var total: Int
        var unexcused: Int

        init(row: borrowing Row) throws(SQLiteError) {
            code = try row[0]
            name = try row[1]
            total = try row[2]
            unexcused = try row[3]
        }
    }
}
