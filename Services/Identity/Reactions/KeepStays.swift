import Contracts
import Messaging
import SQLite

/// Keeps which class each pupil is in: its homeroom teacher keeps the accounts of its pupils.
enum KeepStays: Reaction {
    static func react(to event: Event<Enrolment>, in transaction: inout Transaction) throws(SQLiteError) {
        try KnownStays.keep(event.state, version: event.version, in: &transaction)
    }
}
