import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Says again what no answer has come to: a request that nobody has noted, a package without a receipt.
///
/// Between two installations lies more than our own queues, so what must arrive is not left to them. Hourly, and daily
/// for a request that should have been answered long ago: perhaps nobody has such a pupil.
enum RepeatTransfers: Routine {
    static let name: StaticString = "repeat transfers"
    static let pause: Int64 = 10_000
    private static let day: Int64 = 86_400_000

    static func isDue(at now: Instant, in store: Reader) throws(SQLiteError) -> Bool {
        if try !Transfers.due(at: now, in: store).isEmpty { return true }
        return try !Releases.due(at: now, in: store).isEmpty
    }

    static func run(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) {
        for kept in try Transfers.due(at: occasion.now, in: transaction.reader) {
            let request = kept.state
            let isWaiting = request.status == .requested
            let pause = occasion.today > request.answerBy ? day : Handover.patience
            try Transfers.postpone(
                request.id, to: isWaiting ? occasion.now.advanced(byMilliseconds: pause) : nil, in: &transaction)
            if isWaiting { try transaction.record("requested", request, on: occasion) }
        }
        for kept in try Releases.due(at: occasion.now, in: transaction.reader) {
            try Releases.postpone(
                kept.request.id, to: occasion.now.advanced(byMilliseconds: Handover.patience), in: &transaction)
            try Handover.tell(kept.request.id, on: occasion, in: &transaction)
        }
    }
}
