import Contracts
import Messaging
import SQLite

/// Keeps in which year pupils were born: a mixed class of preschool has five-year-olds and younger ones.
enum KeepBirths: Reaction {
    static func react(to event: Event<Pupil>, in transaction: inout Transaction) throws(SQLiteError) {
        try KnownBirths.keep(event.state, version: event.version, in: &transaction)
    }
}
