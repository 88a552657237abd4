import Contracts
import SQLite
import Vocabulary

/// The table `integrator`, read together with how far each reaches.
enum Integrators {
    /// Writes it as it is now, for the first time or again.
    static func keep(_ integrator: Integrator, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            """
            INSERT INTO integrator(name, vendor, contact, from_day, to_day) VALUES (?1, ?2, ?3, ?4, ?5)
            ON CONFLICT DO UPDATE SET vendor = ?2, contact = ?3, to_day = ?5
            """, integrator.name, integrator.vendor, integrator.contact, integrator.from, integrator.to)
        try IntegratorReach.keep(integrator, in: &transaction)
    }

    static func state(of name: IntegratorName, in store: Reader) throws(SQLiteError) -> Integrator? {
        let row: Kept? = try store.first("SELECT \(Kept.columns) FROM integrator WHERE name = ?1", name)
        return try row.map { (row) throws(SQLiteError) in try IntegratorReach.fill(row.state, in: store) }
    }

    /// Whether some vendor's system has this name, whoever's it might be.
    static func knows(_ name: UserName, in store: Reader) throws(SQLiteError) -> Bool {
        try store.exists("SELECT 1 FROM integrator WHERE name = ?1", name)
    }

    /// All, by name.
    static func all(after name: IntegratorName?, limit: Int, in store: Reader) throws(SQLiteError) -> [Integrator] {
        let rows: [Kept] = try store.all(
            "SELECT \(Kept.columns) FROM integrator WHERE name > ?1 ORDER BY name LIMIT ?2", name?.text ?? "", limit)
        var found: [Integrator] = []
        for row in rows { found.append(try IntegratorReach.fill(row.state, in: store)) }
        return found
    }

    private struct Kept: RowReadable {
        static let columns = "name, vendor, contact, from_day, to_day"
        var state: Integrator

        init(row: borrowing Row) throws(SQLiteError) {
            state = Integrator(
                name: try row[0], vendor: try row[1], contact: try row[2], contexts: [], schools: [],
                unit: UnitCode.root, from: try row[3], to: try row[4])
        }
    }
}
