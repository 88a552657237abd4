import Contracts
import Messaging
import SQLite

/// Keeps who is in which group of the staff, since its head may look into its members' classes.
enum KeepGroups: Reaction {
    static func react(to event: Event<Appointment>, in transaction: inout Transaction) throws(SQLiteError) {
        try KnownGroups.keep(event.state, version: event.version, in: &transaction)
    }
}
