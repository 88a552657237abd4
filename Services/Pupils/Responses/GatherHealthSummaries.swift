import Contracts
import Messaging
import SQLite
import Vocabulary

/// Puts what Campus has gathered of a pupil's health to what travels with the child.
enum GatherHealthSummaries: Response {
    static func respond(
        to event: Event<HealthSummary>, on occasion: Occasion, in transaction: inout Transaction
    ) throws(SQLiteError) {
        let summary = event.state
        guard let kept = try Releases.find(summary.transfer, in: transaction.reader),
            kept.request.pupil == summary.pupil
        else { return }
        try Releases.keep(summary, in: &transaction)
        try Handover.release(summary.transfer, on: occasion, in: &transaction)
    }
}
