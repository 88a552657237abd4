import Contracts
import Messaging
import SQLite
import Vocabulary

/// Gathers how a pupil has grown who leaves for another school; what was measured stays here.
///
/// Under every code that the pupil has had; of a round in which two were measured, the one in use counts.
enum SealHealthSummaries: Response {
    static func respond(
        to event: Event<TransferRelease>, on occasion: Occasion, in transaction: inout Transaction
    ) throws(SQLiteError) {
        let release = event.state
        guard release.status == .closing else { return }
        var measured: [Measurement] = []
        for code in release.codes {
            for one in try Measurements.counting(of: code, store: transaction.reader)
            where !measured.contains(where: { $0.checkup == one.checkup }) {
                measured.append(one)
            }
        }
        measured.sort { ($0.measuredOn, $0.checkup.text) < ($1.measuredOn, $1.checkup.text) }
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
