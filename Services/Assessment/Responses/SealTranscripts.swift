import Contracts
import Messaging
import SQLite
import Vocabulary

/// Gathers the marks and results of a pupil who leaves for another school, once for each fact that asks for it.
///
/// Under every code that the pupil has had; where two say something of the same, the one in use counts.
enum SealTranscripts: Response {
    static func respond(
        to event: Event<TransferRelease>, on occasion: Occasion, in transaction: inout Transaction
    ) throws(SQLiteError) {
        let release = event.state
        guard release.status == .closing else { return }
        guard try Transcripts.isFirst(occasion.id, in: &transaction) else { return }
        var results: [PupilResult] = []
        var competences: [CompetenceRecord] = []
        for code in release.codes {
            results += try Results.all(of: code, in: transaction.reader)
            competences += try Competences.all(of: code, in: transaction.reader)
        }
        results = firstOfEach(results) { "\($0.schoolClass.year)/\($0.term)" }
        competences = firstOfEach(competences) { "\($0.schoolClass.year)/\($0.moment)" }
        let transcript = Transcript(
            transfer: release.id, pupil: release.pupil, school: release.sender,
            books: try Transcripts.books(of: release.codes, in: transaction.reader), results: results,
            competences: competences.isEmpty ? nil : competences)
        try transaction.record("sealed", transcript, on: occasion)
    }

    private static func firstOfEach<Item>(_ items: [Item], _ place: (Item) -> String) -> [Item] {
        var taken: Set<String> = []
        return items.filter { taken.insert(place($0)).inserted }
    }
}
