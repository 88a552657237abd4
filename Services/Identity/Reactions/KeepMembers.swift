import Contracts
import Messaging
import SQLite
import Vocabulary

/// Keeps who is of which school's staff: an account has the file of one of its own unit's, and that of somebody who has
/// left stands out in the next review.
enum KeepMembers: Reaction {
    static func react(to event: Event<Member>, in transaction: inout Transaction) throws(SQLiteError) {
        try KnownMembers.keep(event.state, version: event.version, in: &transaction)
    }
}
