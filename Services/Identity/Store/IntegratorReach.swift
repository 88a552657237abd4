import Contracts
import SQLite
import Vocabulary

/// The tables `integrator_context` and `integrator_school`: what each may be made the source of, and where.
enum IntegratorReach {
    static func keep(_ integrator: Integrator, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run("DELETE FROM integrator_context WHERE integrator = ?1", integrator.name)
        for context in integrator.contexts {
            try transaction.run(
                "INSERT INTO integrator_context(integrator, context) VALUES (?1, ?2)", integrator.name, context)
        }
        try transaction.run("DELETE FROM integrator_school WHERE integrator = ?1", integrator.name)
        for school in integrator.schools {
            try transaction.run(
                "INSERT INTO integrator_school(integrator, school) VALUES (?1, ?2)", integrator.name, school)
        }
    }

    static func fill(_ integrator: Integrator, in store: Reader) throws(SQLiteError) -> Integrator {
        var whole = integrator
        whole.contexts = try store.values(
            "SELECT context FROM integrator_context WHERE integrator = ?1 ORDER BY context", integrator.name)
        whole.schools = try store.values(
            "SELECT school FROM integrator_school WHERE integrator = ?1 ORDER BY school", integrator.name)
        return whole
    }
}
