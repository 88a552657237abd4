import Contracts
import Messaging
import SQLite
import Vocabulary

/// Puts a pupil's marks and results, as Assessment has gathered them, to what travels with the child.
enum GatherTranscripts: Response {
    static func respond(
        to event: Event<Transcript>, on occasion: Occasion, in transaction: inout Transaction
    ) throws(SQLiteError) {
        let transcript = event.state
        guard let kept = try Releases.find(transcript.transfer, in: transaction.reader),
            kept.request.pupil == transcript.pupil
        else { return }
        try Releases.keep(transcript, in: &transaction)
        try Handover.release(transcript.transfer, on: occasion, in: &transaction)
    }
}
