import Contracts
import Messaging
import SQLite

/// Keeps each pupil's birthday and sex, and nothing else of the file.
enum KeepPupils: Reaction {
    static func react(to event: Event<Pupil>, in transaction: inout Transaction) throws(SQLiteError) {
        try KnownPupils.keep(event.state, version: event.version, in: &transaction)
    }
}
