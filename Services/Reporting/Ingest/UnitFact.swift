import Contracts
import SQLite
import Vocabulary
import Wire

/// A school or an office, with its dated places in the tree.
struct UnitFact: Fact {
    typealias State = Unit
    static let table = FactTable(
        "unit", key: ["unit"], columns: ["kind", "name", "ownership", "region", "valid_from", "valid_to"])

    var state: Unit

    init(_ state: Unit) { self.state = state }

    var key: String { state.code.text }
    var unit: UnitCode { state.code }
    var keyValues: [Value] { [.text(unit.text)] }
    func columnValues(at moment: Moment) -> [Value] {
        [
            .text(state.kind.rawValue), .text(state.name.text), state.ownership.map { .text($0.rawValue) } ?? .null,
            state.region.map { .text($0.rawValue) } ?? .null, state.from.dayValue, state.to.lastDayValue,
        ]
    }

    func foldParts(at moment: Moment, in transaction: inout Transaction) throws(SQLiteError) {
        for parent in state.parents {
            try transaction.run(
                """
                INSERT INTO unit_parent(parent, unit, version, from_day, to_day) VALUES (?1, ?2, ?3, ?4, ?5)
                ON CONFLICT DO NOTHING
                """, parent.unit.text, unit.text, moment.version, parent.from.dayValue, parent.to.lastDayValue)
        }
        for level in state.levels {
            try transaction.run(
                "INSERT INTO unit_level(unit, version, level) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
                unit.text, moment.version, level.rawValue)
        }
    }
}
