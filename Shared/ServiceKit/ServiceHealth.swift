public import Access
public import Messaging
import Crypto
import Platform
public import SQLite
import Vocabulary
public import Wire

extension Health {
    /// The health of this process.
    public static let process = Health()
}

/// How a service is: its parts with reasons, how far its journal is published, how far each source is read.
///
/// Anybody the broker admits may ask: it says nothing of anybody's records.
public struct ServiceHealth<S: Service>: Query {
    public static var name: MessageName { MessageName(stringLiteral: "\(S.context.rawValue).health") }
    public static var permission: Permission? { nil }

    public init() {}

    public struct Answer: Codable, Sendable {
        public var status: Health.Status
        public var parts: [Health.Part]
        /// Number of the last journal row, and of the last one published.
        public var journal: Int64
        public var published: Int64
        public var deadLetters: Int
        public var residentBytes: Int
        public var sources: [Source]
    }

    /// How far one source's events have been read.
    public struct Source: Codable, Sendable, RowReadable {
        public var source: String
        public var sequence: Int64
        public var heard: Instant

        public init(row: borrowing Row) throws(SQLiteError) {
            source = try row.text(0)
            sequence = try row.integer(1)
            heard = try row[2]
        }
    }

    public func scope(in store: Reader) throws(SQLiteError) -> Scope? { nil }

    public func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Answer> {
        .done(
            Answer(
                status: Health.process.status, parts: Health.process.parts, journal: try Journal.head(in: store).seq,
                published: try store.value("SELECT seq FROM relay_cursor") ?? 0,
                deadLetters: try DeadLetters.count(in: store), residentBytes: ProcessMemory.residentBytes() ?? 0,
                sources: try store.all("SELECT name, sequence, heard FROM source ORDER BY name")))
    }
}

/// A range of a service's journal with its hashes, for whoever may read it: enough to check the chain elsewhere.
public struct JournalRows<S: Service>: Query {
    public static var name: MessageName { MessageName(stringLiteral: "\(S.context.rawValue).journal") }
    public static var permission: Permission? { .readJournal }

    /// Rows after this one.
    public var after: Int64?
    public var limit: Int?

    public struct Answer: Codable, Sendable {
        public var head: Int64
        public var rows: [Entry]
    }

    /// A row as others may see it: what happened, to what, by whom, and the hashes that bind it.
    public struct Entry: Codable, Sendable {
        public var seq: Int64
        public var id: String
        public var type: String
        public var subject: String
        public var unit: String
        public var version: Int64
        public var actor: String
        public var occurred: Instant
        public var recorded: Instant
        public var reason: String?
        public var previousHash: String
        public var hash: String
    }

    public func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(Directory.root) }

    public func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Answer> {
        let rows = try Journal.rows(after: after ?? 0, limit: min(max(limit ?? 100, 1), 500), in: store)
        return .done(Answer(head: try Journal.head(in: store).seq, rows: rows.map(Entry.init)))
    }
}

extension JournalRows.Entry {
    fileprivate init(_ row: Journal.Row) {
        self.init(
            seq: row.seq, id: row.id, type: "\(S.context.rawValue).\(row.entity).\(row.fact)", subject: row.subject,
            unit: row.unit, version: row.version, actor: row.actor, occurred: Instant(milliseconds: row.occurred),
            recorded: Instant(milliseconds: row.recorded), reason: row.reason,
            previousHash: Hex.encode(row.previousHash),
            hash: Hex.encode(row.hash))
    }
}
