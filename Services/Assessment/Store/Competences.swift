import Contracts
import Messaging
import SQLite
import Vocabulary

/// The tables `competence_record` and `competence`: what stands of each primary pupil at each moment of a year.
enum Competences {
    private struct Line: RowReadable {
        let pupil: PupilCode
        let schoolClass: ClassID
        let moment: AssessmentMoment
        let area: CompetenceArea
        let level: CompetenceLevel

        init(row: borrowing Row) throws(SQLiteError) {
            pupil = try row[0]
            schoolClass = try row[1]
            moment = try row[2]
            area = try row[3]
            level = try row[4]
        }
    }

    static let sql = """
        SELECT record.pupil, record.class, record.moment, competence.area, competence.level
        FROM competence_record AS record CROSS JOIN competence USING (pupil, year, moment)
        """

    /// What stands at a moment, whichever class of the year the pupil was assessed in.
    static func find(
        _ pupil: PupilCode, _ year: SchoolYear, _ moment: AssessmentMoment, in store: Reader
    ) throws(SQLiteError) -> CompetenceRecord? {
        let lines: [Line] = try store.all(
            "\(sql) WHERE record.pupil = ?1 AND record.year = ?2 AND record.moment = ?3", pupil, year, moment)
        return records(lines).first
    }

    /// All that stands of a pupil, by year and moment.
    static func all(of pupil: PupilCode, in store: Reader) throws(SQLiteError) -> [CompetenceRecord] {
        let lines: [Line] = try store.all("\(sql) WHERE record.pupil = ?1 ORDER BY record.year", pupil)
        return records(lines).sorted { left, right in
            (left.schoolClass.year, left.moment) < (right.schoolClass.year, right.moment)
        }
    }

    static func keep(_ state: CompetenceRecord, in transaction: inout Transaction) throws(SQLiteError) {
        let year = state.schoolClass.year
        try transaction.run(
            """
            INSERT INTO competence_record(pupil, year, moment, class) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT DO UPDATE SET class = ?4
            """, state.pupil, year, state.moment, state.schoolClass)
        for area in state.levels.areas {
            try transaction.run(
                """
                INSERT INTO competence(pupil, year, moment, area, level) VALUES (?1, ?2, ?3, ?4, ?5)
                ON CONFLICT DO UPDATE SET level = ?5 WHERE level <> ?5
                """, state.pupil, year, state.moment, area, state.levels[area])
        }
    }

    /// Puts the levels of each record together, which come one after the other.
    private static func records(_ lines: [Line]) -> [CompetenceRecord] {
        var records: [CompetenceRecord] = []
        for line in lines {
            var record = CompetenceRecord(
                pupil: line.pupil, schoolClass: line.schoolClass, moment: line.moment, levels: CompetenceLevels())
            if let last = records.last, last.key == record.key {
                record = last
                records.removeLast()
            }
            record.levels[line.area] = line.level
            records.append(record)
        }
        return records
    }
}
