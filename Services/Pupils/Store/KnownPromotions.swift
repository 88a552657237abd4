import Contracts
import Messaging
import SQLite
import Vocabulary

/// The service's own copy of what has been decided for pupils at the end of a year.
enum KnownPromotions {
    /// Keeps a decision, unless a later one is known.
    static func keep(_ state: Promotion, version: Int64, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            """
            INSERT INTO known_promotion(pupil, year, decision, version) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT DO UPDATE SET decision = ?3, version = ?4 WHERE version < ?4
            """, state.pupil, state.schoolClass.year, state.decision, version)
    }
}
