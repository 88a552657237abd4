public import Access
public import Messaging
import Crypto
public import SQLite
import Vocabulary
public import Wire

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

    public func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(UnitCode.root) }

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
