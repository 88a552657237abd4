import ServiceKit
import SQLite
import Vocabulary
import Wire

/// The tree of units as it was on a day.
enum Tree {
    /// The unit and all below it: `below(unit)`, from the unit `?1`, on the day `?2`, as known at `?3`.
    ///
    /// The installation itself has no children written down: every unit is below it. `UNION` ends a walk in a circle.
    static let below = """
        WITH RECURSIVE below(unit) AS (
        SELECT ?1
        UNION SELECT unit FROM unit WHERE ?1 = '\(UnitCode.root.text)' AND \(FactKind.isKnown("unit"))
        UNION SELECT stay.unit FROM below JOIN unit_parent AS stay ON stay.parent = below.unit
        JOIN unit AS child ON child.unit = stay.unit AND child.version = stay.version
        WHERE stay.from_day <= ?2 AND ?2 < stay.to_day AND \(FactKind.isKnown("child")))
        """

    /// The name of a unit as it is now; nothing for one that we have not heard of.
    static func name(of unit: UnitCode, in store: Reader) throws(SQLiteError) -> String? {
        if unit == UnitCode.root { return Labels.installation.vi }
        return try store.value("SELECT name FROM unit WHERE unit = ?1 ORDER BY version DESC LIMIT 1", unit.text)
    }

    static func knows(_ unit: UnitCode, in store: Reader) throws(SQLiteError) -> Bool {
        if unit == UnitCode.root { return true }
        return try store.exists("SELECT 1 FROM unit WHERE unit = ?1", unit.text)
    }
}
