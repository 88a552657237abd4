import Access
import Contracts
import SQLite
import Vocabulary
import Wire

/// The table `broken_glass`: roles taken in an emergency.
enum BrokenGlasses {
    private static let columns = """
        SELECT id, account, role, unit, from_time, to_time, reason, reviewed_by, verdict, note FROM broken_glass
        """

    static func keep(_ glass: BrokenGlass, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            """
            INSERT INTO broken_glass(id, account, role, unit, from_time, to_time, reason)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            """, glass.id.text, glass.account, glass.role, glass.unit, glass.from, glass.to, glass.reason)
    }

    static func review(_ glass: BrokenGlass, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            "UPDATE broken_glass SET reviewed_by = ?2, verdict = ?3, note = ?4 WHERE id = ?1", glass.id.text,
            glass.reviewedBy, glass.verdict, glass.note)
    }

    static func find(_ id: MessageID, in store: Reader) throws(SQLiteError) -> BrokenGlass? {
        let row: GlassRow? = try store.first("\(columns) WHERE id = ?1", id.text)
        return row?.glass
    }

    /// What an account has taken that has not ended.
    static func held(by account: UserName, at now: Instant, in store: Reader) throws(SQLiteError) -> [BrokenGlass] {
        let rows: [GlassRow] = try store.all(
            "\(columns) WHERE account = ?1 AND from_time <= ?2 AND ?2 < to_time ORDER BY to_time", account, now)
        return rows.map(\.glass)
    }

    /// Those at a unit, the ones that nobody has looked into first, then the newest.
    static func at(_ unit: UnitCode, limit: Int, in store: Reader) throws(SQLiteError) -> [BrokenGlass] {
        let rows: [GlassRow] = try store.all(
            "\(columns) WHERE unit = ?1 ORDER BY verdict IS NOT NULL, from_time DESC, id LIMIT ?2", unit, limit)
        return rows.map(\.glass)
    }

    private struct GlassRow: RowReadable {
        var glass: BrokenGlass

        init(row: borrowing Row) throws(SQLiteError) {
            glass = BrokenGlass(
                id: MessageID(try row.text(0)) ?? .sample, account: try row[1], role: try row[2], unit: try row[3],
                from: try row[4], to: try row[5], reason: try row[6], reviewedBy: try row.get(7),
                verdict: try row.get(8), note: try row.get(9))
        }
    }
}
