import Contracts
import Messaging
import SQLite

/// Keeps who teaches what to whom, and whose homeroom is whose: rights over marks derive from it.
enum KeepAssignments: Reaction {
    static func react(to event: Event<Assignment>, in transaction: inout Transaction) throws(SQLiteError) {
        try KnownAssignments.keep(event.state, version: event.version, in: &transaction)
    }
}
