import Messaging
import SQLite
import Wire

/// Forgets sessions of more than a year ago, and names that nobody has knocked at for long.
enum ForgetOldAccess: Routine {
    static let name: StaticString = "forget old access"
    static let pause: Int64 = 60_000

    static func isDue(at now: Instant, in store: Reader) throws(SQLiteError) -> Bool {
        if try Sessions.hasOld(at: now, in: store) { return true }
        return try Knocks.hasOld(at: now, in: store)
    }

    static func run(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) {
        try Sessions.forgetOld(at: occasion.now, in: &transaction)
        try Knocks.forgetOld(at: occasion.now, in: &transaction)
    }
}
