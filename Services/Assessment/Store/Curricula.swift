import Contracts
import Messaging
import SQLite
import Vocabulary

/// The table `curriculum_subject`: every setting of a curriculum, of which the last holds.
enum Curricula {
    static func add(_ state: Curriculum, version: Int64, in transaction: inout Transaction) throws(SQLiteError) {
        for (place, subject) in state.subjects.enumerated() {
            try transaction.run(
                """
                INSERT INTO curriculum_subject(school, year, grade, version, place, code, kind, periods)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
                """, state.school, state.year, state.grade, version, place, subject.code, subject.kind,
                subject.periods)
        }
    }

    /// The subjects in the order they were set; none where no curriculum is.
    static func subjects(
        of grade: Grade, at school: UnitCode, in year: SchoolYear, from store: Reader
    ) throws(SQLiteError) -> [Curriculum.Subject] {
        let rows: [CurriculumRow] = try store.all(
            """
            SELECT code, kind, periods FROM curriculum_subject
            WHERE school = ?1 AND year = ?2 AND grade = ?3 AND version = (
                SELECT max(version) FROM curriculum_subject WHERE school = ?1 AND year = ?2 AND grade = ?3)
            ORDER BY place
            """, school, year, grade)
        return rows.map(\.subject)
    }

    /// The subjects that a class is taught.
    static func subjects(of known: KnownClass, from store: Reader) throws(SQLiteError) -> [Curriculum.Subject] {
        try subjects(of: known.grade, at: known.id.school, in: known.id.year, from: store)
    }
}

private struct CurriculumRow: RowReadable {
    let subject: Curriculum.Subject

    init(row: borrowing Row) throws(SQLiteError) {
        subject = Curriculum.Subject(code: try row[0], kind: try row[1], periods: try row[2])
    }
}
