import Contracts
import Crypto
import Messaging
import SQLite
import Vocabulary
import Wire

extension TransferPackage {
    /// SHA-256 over the package as it goes over the wire.
    var computedSeal: JournalHash { JournalHash(bytes: SHA256.hash(WireEncoder.encode(self)).bytes) ?? .sample }

    /// Puts together what travels with a pupil: what is known here, and what came along from schools before.
    ///
    /// `file` is as the school that lets the pupil go has kept it, its last stay ended; `schools` are all that have had
    /// the pupil, that one last.
    static func pack(
        _ file: Pupil, from schools: [Custody], with transcript: Transcript, _ health: HealthSummary,
        in store: Reader
    ) throws(SQLiteError) -> TransferPackage {
        let brought = try Transfers.packages(ofPerson: file.code, in: store)
        let competences = unite(
            transcript.competences ?? [], brought.flatMap { $0.competences ?? [] }, by: \.key)
        let stays = try StaysElsewhere.all(ofPerson: file.code, in: store) + Stays.all(ofPerson: file.code, in: store)
        return TransferPackage(
            pupil: file, revision: try Journal.revision(of: file.subject, in: store), schools: schools,
            enrolments: stays.sorted { $0.from < $1.from },
            absences: try AbsencesElsewhere.all(of: file.code, in: store),
            books: unite(transcript.books, brought.flatMap(\.books), by: \.id.text),
            results: unite(transcript.results, brought.flatMap(\.results), by: \.key),
            health: unite(health.measurings, brought.flatMap(\.health), by: \.checkup.text),
            competences: competences.isEmpty ? nil : competences)
    }

    /// Both, each thing once, in the order of their keys; where both have it, as it is known here.
    private static func unite<Item>(_ ours: [Item], _ brought: [Item], by key: (Item) -> String) -> [Item] {
        var all: [String: Item] = [:]
        for item in brought + ours { all[key(item)] = item }
        return all.sorted { $0.key < $1.key }.map(\.value)
    }
}
