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
        return try units(at: rows, in: store)
    }

    /// The units that answer to this one itself on a day, by code.
    static func directly(
        below unit: UnitCode, on day: LocalDate, after code: UnitCode?, limit: Int, in store: Reader
    ) throws(SQLiteError) -> [UnitInTree] {
        let rows: [Place] = try store.all(
            """
            SELECT unit, parent FROM known_parent
            WHERE parent = ?1 AND from_day <= ?2 AND (to_day IS NULL OR ?2 < to_day) AND unit > ?3
            ORDER BY unit LIMIT ?4
            """, unit, day, code?.text ?? "", limit)
        return try units(at: rows, in: store)
    }

    /// Those above the unit on a day, the nearest first.
    static func above(_ unit: UnitCode, on day: LocalDate, in store: Reader) throws(SQLiteError) -> [UnitInTree] {
        var line = try Directory.lineage(of: unit, on: day, in: store).dropFirst()
        // The root is put at the end of every line, and stands there twice for whatever answers to it.
        if line.dropLast().last == UnitCode.root { line.removeLast() }
        if unit == UnitCode.root { line = [] }
        var places: [Place] = []
        for (index, code) in zip(line.indices, line) {
            let next = index + 1
            places.append(Place(unit: code, parent: next < line.endIndex ? line[next] : nil))
        }
        return try units(at: places, in: store)
    }

    /// Units that are or come below this one on the day or later, by code.
    static func staying(
        below unit: UnitCode, beyond day: LocalDate, in store: Reader
    ) throws(SQLiteError) -> [UnitCode] {
        try store.values(
            "SELECT DISTINCT unit FROM known_parent WHERE parent = ?1 AND (to_day IS NULL OR ?2 < to_day) ORDER BY unit",
            unit, day)
    }

    private static func units(at places: [Place], in store: Reader) throws(SQLiteError) -> [UnitInTree] {
        var found: [UnitInTree] = []
        for place in places {
            guard let unit = try Directory.unit(place.unit, in: store) else { continue }
            found.append(UnitInTree(unit, parent: place.parent))
        }
        return found
    }

    private struct Place: RowReadable {
        var unit: UnitCode
        var parent: UnitCode?

        init(unit: UnitCode, parent: UnitCode?) {
            self.unit = unit
            self.parent = parent
        }

        init(row: borrowing Row) throws(SQLiteError) {
            unit = try row[0]
            parent = try row[1]
        }
    }
}
