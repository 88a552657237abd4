import Contracts
import Messaging
import SQLite

/// Keeps which classes there are, and of which grade.
enum KeepClasses: Reaction {
    static func react(to event: Event<SchoolClass>, in transaction: inout Transaction) throws(SQLiteError) {
        try KnownClasses.keep(event.state, version: event.version, in: &transaction)
    }
}
