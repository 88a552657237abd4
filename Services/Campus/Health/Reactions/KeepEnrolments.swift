import Contracts
import Messaging
import SQLite

/// Keeps who is in which class when.
enum KeepEnrolments: Reaction {
    static func react(to event: Event<Enrolment>, in transaction: inout Transaction) throws(SQLiteError) {
        try KnownPupils.keep(event.state, version: event.version, in: &transaction)
    }
}
