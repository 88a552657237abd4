import Contracts
import Messaging
import SQLite

/// Keeps when pupils were born, since a mixed class of preschool has five-year-olds and younger ones, and whose files were
/// merged.
enum KeepPupils: Reaction {
    static func react(to event: Event<Pupil>, in transaction: inout Transaction) throws(SQLiteError) {
        try KnownPupils.keep(event.state, version: event.version, in: &transaction)
    }
}
