import Contracts
import Messaging
import SQLite
import Vocabulary

/// Keeps who goes up, repeats the year or has completed a level, since a roll-over goes by it.
enum KeepPromotions: Reaction {
    static func react(to event: Event<Promotion>, in transaction: inout Transaction) throws(SQLiteError) {
        try KnownPromotions.keep(event.state, version: event.version, in: &transaction)
    }
}
