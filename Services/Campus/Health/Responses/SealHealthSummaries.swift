import Contracts
import Messaging
import SQLite
import Vocabulary

/// Gathers how a pupil has grown who leaves for another school; what was measured stays here.
enum SealHealthSummaries: Response {
    static func respond(
        to event: Event<TransferRelease>, on occasion: Occasion, in transaction: inout Transaction
    ) throws(SQLiteError) {
        let release = event.state
        guard release.status == .closing else { return }
        let measured = try Measurements.counting(of: release.pupil, store: transaction.reader)
        let summary = HealthSummary(
            transfer: release.id, pupil: release.pupil, school: release.sender,
            measurings: measured.map { measurement in
                HealthSummary.Measuring(
                    checkup: measurement.checkup, on: measurement.measuredOn,
                    classes: measurement.classes.map { $0.map(\.rawValue) })
            })
        try transaction.record("sealed", summary, on: occasion)
    }
}
