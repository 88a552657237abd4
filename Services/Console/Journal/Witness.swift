import Messaging
import Platform
import SQLite
import Vocabulary
import Wire

/// What reporting's store, and files of seals that somebody keeps elsewhere, know of the other services' journals.
struct Witness {
    /// The path of reporting's store, where there is one beside the others.
    var reporting: String?
    /// Seals from files.
    var seals: [JournalSeal] = []

    /// Reads a file as `khuevan journal seals --json` prints it.
    static func seals(in file: String, _ call: Call) throws(Failure) -> [JournalSeal] {
        switch WireDecoder.decode(Sealed.self, from: try call.read(file)) {
        case .success(let sealed): return sealed.seals
        case .failure(let violations):
            throw .failed(en: "\(file) is no file of seals: \(violations)", vi: "\(file) không phải tệp niêm phong")
        }
    }

    struct Sealed: Codable {
        var seals: [JournalSeal]
    }

    /// Everything known of one service's journal.
    func of(_ service: Context) throws(SQLiteError) -> JournalWitness {
        let own = seals.filter { $0.service == service }
        guard let reporting else { return JournalWitness(seals: own) }
        let store = try Database.openReadOnly(reporting)
        let kept: [Kept] = try store.reader.all(
            "SELECT service, seq, hash, day FROM kept_seal WHERE service = ?1 ORDER BY seq", service)
        let heard: Int64? = try store.reader.value(
            "SELECT max(sequence) FROM source WHERE name LIKE '/khuevan/%/' || ?1", service)
        return JournalWitness(seals: own + kept.map(\.seal), heard: heard ?? 0) { (range) throws(SQLiteError) in
            let rows: [Traced] = try Database.openReadOnly(reporting).reader.all(
                """
                SELECT sequence, id, subject, version, occurred, recorded, actor FROM event
                WHERE source LIKE '/khuevan/%/' || ?1 AND sequence BETWEEN ?2 AND ?3
                """, service, range.lowerBound, range.upperBound)
            return Dictionary(rows.map { ($0.seq, $0.trace) }) { first, _ in first }
        }
    }

    private struct Kept: RowReadable {
        var seal: JournalSeal
        init(row: borrowing Row) throws(SQLiteError) {
            seal = JournalSeal(service: try row[0], day: try row[3], seq: try row.integer(1), hash: try row[2])
        }
    }

    private struct Traced: RowReadable {
        var seq: Int64
        var trace: JournalWitness.Trace
        init(row: borrowing Row) throws(SQLiteError) {
            seq = try row.integer(0)
            trace = JournalWitness.Trace(
                id: try row.text(1), subject: try row.text(2), version: try row.integer(3),
                occurred: try row.integer(4), recorded: try row.integer(5), actor: try row.text(6))
        }
    }
}
