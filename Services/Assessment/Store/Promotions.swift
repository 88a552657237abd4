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
