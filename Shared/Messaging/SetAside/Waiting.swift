import AMQP
import SQLite

/// Whether anything is set aside at all, remembered: usually nothing is, and then nothing need be looked up.
struct Waiting {
    private var retries: Bool?
    private var parked: Bool?

    /// Whether a command waits to be tried again already, so that it is not tried out of turn.
    mutating func holds(_ delivery: Delivery, in store: Reader) throws(SQLiteError) -> Bool {
        guard let id = delivery.properties.messageID else { return false }
        if retries == nil { retries = try store.exists("SELECT 1 FROM set_aside WHERE state = 'retry'") }
        guard retries == true else { return false }
        return try SetAside.isWaiting(id, of: delivery.properties.userID ?? "", in: store)
    }

    mutating func hasParked(in store: Reader) throws(SQLiteError) -> Bool {
        if let parked { return parked }
        let found = try store.exists("SELECT 1 FROM set_aside WHERE state = 'parked'")
        parked = found
        return found
    }

    mutating func forget() { (retries, parked) = (nil, nil) }
}
