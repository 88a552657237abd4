import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// The table `result`: what each pupil's term came to when last reckoned.
enum Results {
    /// Keeps a result; says whether it is news.
    ///
    /// The encoding is deterministic, so equal bytes are equal results.
    static func keep(_ state: PupilResult, in transaction: inout Transaction) throws(SQLiteError) -> Bool {
        try transaction.run(
            """
            INSERT INTO result(pupil, year, term, class, state) VALUES (?1, ?2, ?3, ?4, ?5)
            ON CONFLICT DO UPDATE SET class = ?4, state = ?5 WHERE state <> ?5
            """, state.pupil, state.schoolClass.year, state.term, state.schoolClass, WireEncoder.encode(state)) == 1
    }

    /// Whether a result has been computed and published as it is.
    static func isKept(_ state: PupilResult, in store: Reader) throws(SQLiteError) -> Bool {
        try store.exists(
            "SELECT 1 FROM result WHERE pupil = ?1 AND year = ?2 AND term = ?3 AND state = ?4", state.pupil,
            state.schoolClass.year, state.term, WireEncoder.encode(state))
    }

    /// The results of a class in a term, by pupil.
    static func all(
        of schoolClass: ClassID, in term: Term, from store: Reader
    ) throws(SQLiteError) -> [PupilResult] {
        let rows: [ResultRow] = try store.all(
            "SELECT state FROM result WHERE class = ?1 AND term = ?2 ORDER BY pupil", schoolClass, term)
        return rows.compactMap(\.state)
    }

    /// All results that stand under a code, by year and term.
    static func all(of pupil: PupilCode, in store: Reader) throws(SQLiteError) -> [PupilResult] {
        let rows: [ResultRow] = try store.all(
            "SELECT state FROM result WHERE pupil = ?1 ORDER BY year, term", pupil)
        return rows.compactMap(\.state)
    }

    /// What a pupil's term came to, whichever class of the year it was reckoned for.
    static func find(
        _ pupil: PupilCode, _ year: SchoolYear, _ term: Term, in store: Reader
    ) throws(SQLiteError) -> PupilResult? {
        let row: ResultRow? = try store.first(
            "SELECT state FROM result WHERE pupil = ?1 AND year = ?2 AND term = ?3", pupil, year, term)
        return row?.state
    }
}

/// A stored result; nothing where an older release wrote what this one cannot read, until it is reckoned again.
private struct ResultRow: RowReadable {
    let state: PupilResult?

    init(row: borrowing Row) throws(SQLiteError) {
        guard case .success(let state) = WireDecoder.decode(PupilResult.self, from: try row.blob(0)) else {
            state = nil
            return
        }
        self.state = state
    }
}
