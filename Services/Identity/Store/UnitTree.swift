import Contracts
import ServiceKit
import SQLite
import Vocabulary

/// The directory's tree, read from a unit downwards.
///
/// A unit is in the tree from the day it has a parent to the day it has none, which is how a closed one leaves it.
enum UnitTree {
    /// The unit and all below it on a day, by code.
    static func below(
        _ top: UnitCode, on day: LocalDate, after code: UnitCode?, limit: Int, in store: Reader
    ) throws(SQLiteError) -> [UnitInTree] {
        let rows: [Place] = try store.all(
            """
            WITH RECURSIVE below(unit) AS (
                SELECT ?1
                UNION
                SELECT known_parent.unit FROM below JOIN known_parent ON parent = below.unit
                WHERE from_day <= ?2 AND (to_day IS NULL OR ?2 < to_day)
            )
            SELECT unit, (
                SELECT parent FROM known_parent
                WHERE known_parent.unit = below.unit AND from_day <= ?2 AND (to_day IS NULL OR ?2 < to_day))
            FROM below WHERE unit > ?3 ORDER BY unit LIMIT ?4
            """, top, day, code?.text ?? "", limit)
        var found: [UnitInTree] = []
        for row in rows {
            guard let unit = try Directory.unit(row.unit, in: store) else { continue }
            found.append(UnitInTree(unit, parent: row.parent))
        }
        return found
    }

    private struct Place: RowReadable {
        var unit: UnitCode
        var parent: UnitCode?

        init(row: borrowing Row) throws(SQLiteError) {
            unit = try row[0]
            parent = try row[1]
        }
    }
}
