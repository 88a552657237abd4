import Contracts
import Messaging
import SQLite
import Vocabulary

/// Keeps who has which class as homeroom, since that gives the right to read its roll.
enum KeepHomerooms: Reaction {
    static func react(to event: Event<Assignment>, in transaction: inout Transaction) throws(SQLiteError) {
        guard event.state.kind == .homeroom else { return }
        try Homerooms.keep(event.state, version: event.version, in: &transaction)
    }
}
