import Contracts
import Messaging
import SQLite
import Vocabulary

/// What another service gathers of a pupil who leaves for another school.
protocol TransferPart: PublicState {
    /// The transfer it was gathered for.
    var transfer: TransferID { get }
    var pupil: PupilCode { get }
    /// Where the table `transfer_release` keeps it.
    static var column: String { get }
}

extension Transcript: TransferPart { static var column: String { "transcript" } }
extension HealthSummary: TransferPart { static var column: String { "health" } }

/// Puts such a part to what travels with the child, who goes with the last of them.
enum Gather<Part: TransferPart>: Response {
    static func respond(
        to event: Event<Part>, on occasion: Occasion, in transaction: inout Transaction
    ) throws(SQLiteError) {
        let part = event.state
        guard let kept = try Releases.find(part.transfer, in: transaction.reader), kept.request.pupil == part.pupil
        else { return }
        try Releases.keep(part, in: &transaction)
        try Handover.release(part.transfer, on: occasion, in: &transaction)
    }
}
