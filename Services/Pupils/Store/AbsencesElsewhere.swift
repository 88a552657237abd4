public import Contracts
import Messaging
public import SQLite
import Vocabulary

/// What a pupil has missed, by school and year: counted here, or brought along.
enum AbsencesElsewhere {
    /// What is known of every school the pupil has been at, under whichever code.
    static func all(
        of pupil: PupilCode, in store: Reader
    ) throws(SQLiteError) -> [TransferPackage.YearOfAbsences] {
        try store.all(sql, pupil)
    }

    /// A class's id begins with the 20 characters of its school's code.
    ///
    /// What two codes have brought along from one school is taken for the same days.
    static let sql = """
        SELECT school, year, sum(kind = 'excused'), sum(kind = 'unexcused') FROM (
            SELECT substr(class, 1, 20) AS school, year, day, max(kind) AS kind FROM missed
            WHERE pupil IN \(Merges.codes(of: "?1")) GROUP BY school, year, day)
        GROUP BY school, year
        UNION ALL
        SELECT school, year, max(excused), max(unexcused) FROM absence_elsewhere
        WHERE pupil IN \(Merges.codes(of: "?1")) GROUP BY school, year
        ORDER BY 2, 1
        """

    /// Keeps what a pupil brings along from schools that are not known here.
    static func learn(
        _ absences: [TransferPackage.YearOfAbsences], of pupil: PupilCode, in transaction: inout Transaction
    ) throws(SQLiteError) {
        let known = try all(of: pupil, in: transaction.reader)
        for one in absences where !known.contains(where: { $0.school == one.school && $0.year == one.year }) {
            try transaction.run(
                """
                INSERT INTO absence_elsewhere(pupil, year, school, excused, unexcused) VALUES (?1, ?2, ?3, ?4, ?5)
                """, pupil, one.year, one.school, one.excused, one.unexcused)
        }
    }
}

extension TransferPackage.YearOfAbsences: RowReadable {
    public init(row: borrowing Row) throws(SQLiteError) {
        self.init(school: try row[0], year: try row[1], excused: try row[2], unexcused: try row[3])
    }
}
