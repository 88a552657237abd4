import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Has pupils go whose school has let them, on the day from which they are the other school's.
enum CloseTransfers: Routine {
    static let name: StaticString = "close transfers"
    static let pause: Int64 = 1_000

    static func isDue(at now: Instant, in store: Reader) throws(SQLiteError) -> Bool {
        guard let today = LocalDate(of: now) else { return false }
        return try Releases.hasArrived(by: today, in: store)
    }

    static func run(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) {
        for kept in try Releases.arrived(by: occasion.today, in: transaction.reader) {
            try Handover.close(kept.request.id, on: occasion, in: &transaction)
        }
    }
}
