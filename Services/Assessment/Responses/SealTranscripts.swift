import Contracts
import Messaging
import SQLite
import Vocabulary

/// Gathers the marks and results of a pupil who leaves for another school, once for each fact that asks for it.
enum SealTranscripts: Response {
    static func respond(
        to event: Event<TransferRelease>, on occasion: Occasion, in transaction: inout Transaction
    ) throws(SQLiteError) {
        let release = event.state
        guard release.status == .closing else { return }
        guard try Transcripts.isFirst(occasion.id, in: &transaction) else { return }
        let competences = try Competences.all(of: release.pupil, in: transaction.reader)
        let transcript = Transcript(
            transfer: release.id, pupil: release.pupil, school: release.sender,
            books: try Transcripts.books(of: release.pupil, in: transaction.reader),
            results: try Results.all(of: release.pupil, in: transaction.reader),
            competences: competences.isEmpty ? nil : competences)
        try transaction.record("sealed", transcript, on: occasion)
    }
}
