import SQLite
import Vocabulary

/// The table `access_review`: who has gone through a unit's accounts, and when.
enum AccessReviews {
    /// Once a year (TCVN 14423:2026).
    static let days = 365

    static func last(of unit: UnitCode, in store: Reader) throws(SQLiteError) -> LocalDate? {
        try store.value("SELECT max(day) FROM access_review WHERE unit = ?1", unit)
    }

    static func keep(
        _ unit: UnitCode, on day: LocalDate, by reviewer: UserName, in transaction: inout Transaction
    ) throws(SQLiteError) {
        try transaction.run(
            "INSERT OR REPLACE INTO access_review(unit, day, reviewer) VALUES (?1, ?2, ?3)", unit, day, reviewer)
    }
}
