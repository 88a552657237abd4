import Contracts
import Messaging
import SQLite

/// Keeps who is in which class, from when to when.
enum KeepEnrolments: Reaction {
    static func react(to event: Event<Enrolment>, in transaction: inout Transaction) throws(SQLiteError) {
        try KnownEnrolments.keep(event.state, version: event.version, in: &transaction)
    }
}
