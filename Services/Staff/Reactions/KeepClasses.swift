import Contracts
import Messaging
import SQLite
import Vocabulary

/// Keeps which classes there are, since duties are in classes.
enum KeepClasses: Reaction {
    static func react(to event: Event<SchoolClass>, in transaction: inout Transaction) throws(SQLiteError) {
        try KnownClasses.keep(event.state, version: event.version, in: &transaction)
    }
}
