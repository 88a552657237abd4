import Messaging
import SQLite
import ServiceKit
import Vocabulary
import Wire

/// A store that is built beside the live one, which is open here as `live` and only read.
struct ShadowStore: ~Copyable {
    private var database: Database
    private let site: String

    /// What every service has of its own and no source could give back.
    private static let ownTables = ["journal", "subject_version", "answer", "set_aside", "replay", "seal"]

    /// Makes the new store, with what is the service's own and no source could give back.
    static func make(at path: String, beside live: String, site: String) throws -> ShadowStore {
        var database = try Database.open(path)
        try database.migrate(Reporting.allMigrations)
        try database.execute(
            """
            ATTACH '\(live.replacing("'", with: "''"))' AS live;
            CREATE TABLE replayed(
                service TEXT NOT NULL, sequence INTEGER NOT NULL, id TEXT NOT NULL, body BLOB NOT NULL,
                is_used INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (service, sequence)
            ) STRICT;
            """)
        try copyOwn(in: &database)
        return ShadowStore(database: database, site: site)
    }

    private init(database: consuming Database, site: String) {
        self.database = database
        self.site = site
    }

    private static func copyOwn(in database: inout Database) throws(SQLiteError) {
        _ = try database.write { (transaction) throws(SQLiteError) in
            for table in ownTables {
                try transaction.run("INSERT INTO main.\(table) SELECT * FROM live.\(table) ORDER BY 1")
            }
            return try transaction.run("UPDATE main.relay_cursor SET seq = (SELECT seq FROM live.relay_cursor)")
        }
    }

    // MARK: Collecting

    /// Has every other service publish its journal again, and reads our own; gives how many rows each has.
    mutating func collect(
        _ read: (_ services: [Context], _ take: ([Replays.Event]) throws -> Int) throws -> [Context: Int64]
    ) throws -> [Context: Int64] {
        let others = Context.allCases.filter { $0 != Reporting.context }
        var heads = try read(others) { events in try keep(events) }
        heads[Reporting.context] = try keepOwnJournal()
        return heads
    }

    /// Keeps events; gives how many are new.
    private mutating func keep(_ events: [Replays.Event]) throws(SQLiteError) -> Int {
        try database.write { (transaction) throws(SQLiteError) in
            var news = 0
            for event in events {
                news += try transaction.run(
                    "INSERT INTO replayed(service, sequence, id, body) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
                    event.service, event.sequence, event.id, event.bytes)
            }
            return news
        }
    }

    private mutating func keepOwnJournal() throws(SQLiteError) -> Int64 {
        let source = EventSource(site: site, service: Reporting.context.rawValue) ?? .sample
        var seq: Int64 = 0
        while true {
            let rows = try Journal.rows(after: seq, limit: 1000, in: database.reader)
            guard let last = rows.last else { return seq }
            let events = rows.compactMap { row in
                row.event(from: source).map {
                    Replays.Event(service: Reporting.context, sequence: row.seq, id: row.id, bytes: $0.bytes)
                }
            }
            _ = try keep(events)
            seq = last.seq
        }
    }

    // MARK: Folding

    /// Folds everything in the order in which it once arrived; gives what is not as the live store has it.
    mutating func fold() throws(SQLiteError) -> [String] {
        var rebuilder = Rebuilder(Reporting.catalogue, gate: Reporting.gate)
        var differences: [String] = []
        var number: Int64 = 0
        while true {
            let events: [LiveEvent] = try database.reader.all(
                "SELECT \(LiveEvent.columns) FROM live.event WHERE number > ?1 ORDER BY number LIMIT 500", number)
            guard let last = events.last else { break }
            differences += try database.write { (transaction) throws(SQLiteError) in
                try Self.fold(events, with: &rebuilder, in: &transaction)
            }
            number = last.number
        }
        return try database.write { (transaction) throws(SQLiteError) in
            let late = try Self.foldLate(with: &rebuilder, in: &transaction)
            try Self.copyVendors(in: &transaction)
            return differences + late
        }
    }

    private static func fold(
        _ events: [LiveEvent], with rebuilder: inout Rebuilder, in transaction: inout Transaction
    ) throws(SQLiteError) -> [String] {
        var differences: [String] = []
        for event in events {
            var bytes = event.body
            if event.source.isIntegrator {
                bytes = Anonymous.filled(bytes)
            } else {
                let replayed: [UInt8]? = try transaction.value(
                    """
                    UPDATE replayed SET is_used = 1 WHERE service = ?1 AND sequence = ?2 AND id = ?3 RETURNING body
                    """, event.source.name, event.sequence, event.id)
                guard let replayed else {
                    differences.append("\(event.source) does not know its event \(event.sequence) as it was read")
                    continue
                }
                bytes = replayed
            }
            if let reason = try rebuilder.take(bytes, from: event.source.name, at: event.arrived, in: &transaction) {
                differences.append("event \(event.sequence) of \(event.source) cannot be taken in again: \(reason)")
            }
        }
        if let last = events.last { try rebuilder.finishBatch(at: last.arrived, in: &transaction) }
        return differences
    }

    /// Folds what the live store had missed; what still waits in the queue, and what is set aside, is no difference.
    private static func foldLate(
        with rebuilder: inout Rebuilder, in transaction: inout Transaction
    ) throws(SQLiteError) -> [String] {
        let late: [LateEvent] = try transaction.all(
            """
            SELECT replayed.service, replayed.sequence, replayed.body FROM replayed
            JOIN live.source ON live.source.name LIKE '/khuevan/%/' || replayed.service
            WHERE NOT is_used AND replayed.sequence <= live.source.sequence
                AND NOT EXISTS (SELECT 1 FROM main.set_aside WHERE message_id = replayed.id)
            ORDER BY replayed.rowid
            """)
        var differences: [String] = []
        for event in late {
            let now = Instant(milliseconds: event.recorded)
            let reason = try rebuilder.take(event.body, from: event.service, at: now, in: &transaction)
            try rebuilder.finishBatch(at: now, in: &transaction)
            differences.append(
                "event \(event.sequence) of \(event.service) was missing" + (reason.map { ", and \($0)" } ?? ""))
        }
        return differences
    }

    /// How far other vendors' systems have been read is known to the live store only.
    private static func copyVendors(in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            """
            INSERT INTO main.source(name, sequence, heard)
            SELECT name, sequence, heard FROM live.source WHERE true
            ON CONFLICT DO UPDATE SET heard = excluded.heard,
                sequence = CASE WHEN name LIKE '/integrators/%' THEN excluded.sequence ELSE sequence END
            """)
        try transaction.run(
            "DELETE FROM main.gap WHERE source IN (SELECT number FROM main.source WHERE name LIKE '/integrators/%')")
        try transaction.run(
            """
            INSERT INTO main.gap(source, first, last, found, asked, due)
            SELECT ours.number, gap.first, gap.last, gap.found, gap.asked, gap.due FROM live.gap AS gap
            JOIN live.source AS theirs ON theirs.number = gap.source AND theirs.name LIKE '/integrators/%'
            JOIN main.source AS ours ON ours.name = theirs.name
            """)
    }

    // MARK: Comparing

    /// Every row that only one of the two stores has, named by its table and its first columns.
    ///
    /// Not compared is what says how the store came to be, what is counted of it, and bars of tokens, which are forgotten
    /// when the tokens have run out.
    func compare() throws(SQLiteError) -> [String] {
        let tables: [String] = try database.reader.values(
            """
            SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT IN (
                'migration', 'journal', 'subject_version', 'answer', 'set_aside', 'replay', 'seal', 'relay_cursor',
                'suspect', 'source', 'gap', 'event_seen', 'replayed', 'set_aside_count', 'set_aside_group',
                'known_bar') AND name NOT LIKE 'sqlite_%' ORDER BY name
            """)
        var differences: [String] = []
        for table in tables {
            for (one, other, word) in [("main", "live", "new"), ("live", "main", "old")] {
                let rows: [String] = try database.reader.values(
                    """
                    SELECT \(Self.firstColumns(of: table, in: database.reader)) FROM (
                        SELECT * FROM \(one).\(table) EXCEPT SELECT * FROM \(other).\(table)) ORDER BY 1 LIMIT 1000
                    """)
                differences += rows.map { "\(table) \($0): only in the \(word) store" }
            }
        }
        return differences
    }

    private static func firstColumns(of table: String, in store: Reader) throws(SQLiteError) -> String {
        let names: [String] = try store.values("SELECT name FROM pragma_table_info(?1) LIMIT 4", table)
        return names.map { "coalesce(\"\($0)\", '')" }.joined(separator: " || ' ' || ")
    }

    /// Leaves a store like any other.
    mutating func complete() throws(SQLiteError) {
        try database.execute("DETACH live; DROP TABLE replayed; VACUUM")
    }
}

/// An event as the live store has it.
private struct LiveEvent: RowReadable {
    var number: Int64
    var source: EventSource
    var sequence: Int64
    var id: String
    var arrived: Instant
    var body: [UInt8]

    static let columns = "number, source, sequence, id, arrived, body"

    init(row: borrowing Row) throws(SQLiteError) {
        number = try row.integer(0)
        source = EventSource(try row.text(1)) ?? .sample
        sequence = try row.integer(2)
        id = try row.text(3)
        arrived = try row[4]
        body = try row.blob(5)
    }
}

/// An event that a service has published and the live store does not have.
private struct LateEvent: RowReadable {
    var service: String
    var sequence: Int64
    var body: [UInt8]

    init(row: borrowing Row) throws(SQLiteError) {
        service = try row.text(0)
        sequence = try row.integer(1)
        body = try row.blob(2)
    }

    /// When its source recorded it, which is the best that is known of when it should have arrived.
    var recorded: Int64 {
        guard case .success(let envelope) = CloudEvent.read(body) else { return 0 }
        return envelope.recordedTime.milliseconds
    }
}
