import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// The table `promotion`: what stands decided for each pupil at the end of a year.
enum Promotions {
    static func find(
        _ pupil: PupilCode, _ year: SchoolYear, in store: Reader
    ) throws(SQLiteError) -> Promotion? {
        let row: PromotionRow? = try store.first(
            "SELECT state FROM promotion WHERE pupil = ?1 AND year = ?2", pupil, year)
        return row?.state
    }

    /// Keeps and states a decision; says whether it is news.
    static func decide(
        _ state: Promotion, on occasion: Occasion, in transaction: inout Transaction
    ) throws(SQLiteError) -> Bool {
        if let known = try find(state.pupil, state.schoolClass.year, in: transaction.reader), known.isSaid(again: state)
        {
            return false
        }
        try keep(state, in: &transaction)
        try transaction.record("decided", state, on: occasion)
        return true
    }

    static func keep(_ state: Promotion, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            """
            INSERT INTO promotion(pupil, year, class, state) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT DO UPDATE SET class = ?3, state = ?4
            """, state.pupil, state.schoolClass.year, state.schoolClass, WireEncoder.encode(state))
    }
}

/// A stored decision; nothing where a newer release wrote what this one cannot read.
private struct PromotionRow: RowReadable {
    let state: Promotion?

    init(row: borrowing Row) throws(SQLiteError) {
        guard case .success(let state) = WireDecoder.decode(Promotion.self, from: try row.blob(0)) else {
            state = nil
            return
        }
        self.state = state
    }
}

extension Promotion {
    /// Whether a decision says what this one does, whoever says it and when.
    fileprivate func isSaid(again other: Promotion) -> Bool {
        decision == other.decision && suggested == other.suggested && reason == other.reason
            && schoolClass == other.schoolClass
    }
}
