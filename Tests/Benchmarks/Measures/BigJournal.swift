import Messaging
import SQLite
import Vocabulary
import Wire

/// A journal as long as years of work would make it, written quickly but as true as any: every hash is real.
///
/// Each subject has two facts, so `subject_version`, where every append looks, has half as many rows.
struct BigJournal {
    let path: String
    let rows: Int

    /// About what a row takes on the disk, with its share of `subject_version`.
    static let bytesPerRow = 400

    static func key(_ number: Int) -> String {
        let digits = String(number)
        return "thing-" + String(repeating: "0", count: 10 - digits.count) + digits
    }

    static func thing(_ number: Int) -> Thing {
        Thing(key: key(number), unit: .sample, name: .sample, from: .sample)
    }

    /// Writes it into a new store; the first row is written as a service writes; the others are like it.
    func build(_ progress: (Int) -> Void) throws {
        var database = try Database.open(path)
        _ = try database.migrate(Messaging.migrations)
        try database.write { (transaction) throws(SQLiteError) in
            try transaction.record("noted", Self.thing(0), on: Self.occasion())
        }
        // The triggers are there against mistakes; a million rows a time they would ask for nothing.
        let triggers: [String] = try database.reader.values(
            "SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'journal'")
        let names: [String] = try database.reader.values(
            "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'journal'")
        for name in names { try database.execute("DROP TRIGGER \(name)") }
        try database.execute("PRAGMA synchronous = OFF; PRAGMA wal_autocheckpoint = 20000")
        guard var row = try Journal.rows(after: 0, limit: 1, in: database.reader).first else {
            throw BenchmarkError("the first row of the journal is missing")
        }
        for start in [1] + stride(from: 100_000, to: rows, by: 100_000) {
            try database.write { (transaction) throws(SQLiteError) in
                try Self.append(start..<min((start / 100_000 + 1) * 100_000, rows), after: &row, in: &transaction)
            }
            progress(min((start / 100_000 + 1) * 100_000, rows))
        }
        for trigger in triggers { try database.execute(trigger) }
        try database.write { (transaction) throws(SQLiteError) in
            try transaction.run("UPDATE relay_cursor SET seq = ?1", rows)
        }
        try database.checkpoint()
    }

    private static func append(
        _ numbers: Range<Int>, after row: inout Journal.Row, in transaction: inout Transaction
    ) throws(SQLiteError) {
        let journal = try transaction.prepare(
            """
            INSERT INTO journal(
                seq, id, entity, fact, subject, unit, version, actor, occasion, occurred, recorded, class, body,
                previous_hash, hash)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
            """)
        let versions = try transaction.prepare(
            """
            INSERT INTO subject_version(subject, version) VALUES (?1, ?2)
            ON CONFLICT DO UPDATE SET version = excluded.version
            """)
        for number in numbers {
            row.seq = Int64(number + 1)
            row.id = ids.make(now: row.recorded).text
            row.occasion = row.id
            row.subject = "\(Thing.entity)/\(key(number / 2))"
            row.version = Int64(number % 2 + 1)
            row.body = WireEncoder.encode(thing(number / 2))
            row.previousHash = row.hash
            row.hash = row.computedHash
            try journal.run(
                .integer(row.seq), .text(row.id), .text(row.entity), .text(row.fact), .text(row.subject),
                .text(row.unit), .integer(row.version), .text(row.actor), .text(row.occasion), .integer(row.occurred),
                .integer(row.recorded), .text(row.classification), .blob(row.body), .blob(row.previousHash),
                .blob(row.hash))
            try versions.run(.text(row.subject), .integer(row.version))
        }
    }

    static func occasion() -> Occasion {
        Occasion(
            id: ids.make(now: Instant.sample.milliseconds), claims: nil, now: .sample, service: .campus,
            gate: OpenGate())
    }

    private static let ids = MessageID.Source()
}
