import Contracts
import Messaging
import SQLite
import Vocabulary

/// The table `conduct`: what stands judged of each pupil in each semester.
enum Conducts {
    /// Keeps a judgement; says whether it is news.
    static func keep(_ state: Conduct, in transaction: inout Transaction) throws(SQLiteError) -> Bool {
        try transaction.run(
            """
            INSERT INTO conduct(pupil, year, semester, class, level, comment) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            ON CONFLICT DO UPDATE SET class = ?4, level = ?5, comment = ?6
            WHERE (class, level, comment) IS NOT (?4, ?5, ?6)
            """, state.pupil, state.schoolClass.year, state.semester, state.schoolClass, state.level, state.comment)
            == 1
    }

    /// Whichever class of the year the pupil was in when it was judged.
    static func find(
        _ pupil: PupilCode, _ year: SchoolYear, _ semester: Semester, in store: Reader
    ) throws(SQLiteError) -> Conduct? {
        let row: ConductRow? = try store.first(
            "SELECT pupil, class, semester, level, comment FROM conduct WHERE pupil = ?1 AND year = ?2 AND semester = ?3",
            pupil, year, semester)
        return row?.state
    }
}

private struct ConductRow: RowReadable {
    let state: Conduct

    init(row: borrowing Row) throws(SQLiteError) {
        state = Conduct(
            pupil: try row[0], schoolClass: try row[1], semester: try row[2], level: try row[3],
            comment: try row.get(4))
    }
}
