import Contracts
import Messaging
import SQLite
import Vocabulary

/// The table `development`: what stands of each five-year-old in a year.
enum Developments {
    /// Keeps an assessment; says whether it is news.
    static func keep(_ state: DevelopmentRecord, in transaction: inout Transaction) throws(SQLiteError) -> Bool {
        let goals = state.goals
        return try transaction.run(
            """
            INSERT INTO development(
                pupil, year, class, physical, cognitive, language, social, aesthetic, proposal, reason)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
            ON CONFLICT DO UPDATE SET class = ?3, physical = ?4, cognitive = ?5, language = ?6, social = ?7,
                aesthetic = ?8, proposal = ?9, reason = ?10
            WHERE (class, physical, cognitive, language, social, aesthetic, proposal, reason)
                IS NOT (?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
            """, state.pupil, state.schoolClass.year, state.schoolClass, goals.physical, goals.cognitive,
            goals.language, goals.social, goals.aesthetic, state.proposal, state.reason) == 1
    }

    /// Whichever class of the year the child was in when it was assessed.
    static func find(
        _ pupil: PupilCode, _ year: SchoolYear, in store: Reader
    ) throws(SQLiteError) -> DevelopmentRecord? {
        let row: DevelopmentRow? = try store.first(
            """
            SELECT pupil, class, physical, cognitive, language, social, aesthetic, proposal, reason
            FROM development WHERE pupil = ?1 AND year = ?2
            """, pupil, year)
        return row?.state
    }
}

private struct DevelopmentRow: RowReadable {
    let state: DevelopmentRecord

    init(row: borrowing Row) throws(SQLiteError) {
        let goals = DevelopmentGoals(
            physical: try row[2], cognitive: try row[3], language: try row[4], social: try row[5],
            aesthetic: try row[6])
        state = DevelopmentRecord(
            ChildDevelopment(pupil: try row[0], goals: goals, proposal: try row[7], reason: try row.get(8)),
            in: try row[1])
    }
}
