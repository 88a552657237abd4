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
        /// When the oldest row that is not published yet was recorded; nothing where all are.
        public var oldestUnpublished: Instant?
        public var deadLetters: Int
        /// Messages that will be tried again, and those that wait for what they refer to.
        public var retries: Int
        public var parked: Int
        /// Messages that wait in the broker for each of our queues, as of a few seconds ago.
        public var queues: [Health.Depth]
        public var residentBytes: Int
        public var sources: [Source]
    }

    /// How far one source's events have been read.
    public struct Source: Codable, Sendable, RowReadable {
        public var source: String
        public var sequence: Int64
        public var heard: Instant
        /// Numbers up to `sequence` that have not come.
        public var missing: Int64

        public init(row: borrowing Row) throws(SQLiteError) {
            source = try row.text(0)
            sequence = try row.integer(1)
            heard = try row[2]
            missing = try row.integer(3)
        }
    }

    public func scope(in store: Reader) throws(SQLiteError) -> Scope? { nil }

    public func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Answer> {
        let published: Int64 = try store.value("SELECT seq FROM relay_cursor") ?? 0
        return .done(
            Answer(
                status: Health.process.status, parts: Health.process.parts, journal: try Journal.head(in: store).seq,
                published: published,
                oldestUnpublished: try store.value("SELECT recorded FROM journal WHERE seq = ?1", published + 1),
                deadLetters: try SetAside.count(.dead, in: store), retries: try SetAside.count(.retry, in: store),
                parked: try SetAside.count(.parked, in: store), queues: Health.process.depths,
                residentBytes: ProcessMemory.residentBytes() ?? 0, sources: try store.all(Self.sources)))
    }

    /// A source of which only what concerns this service comes is not numbered: it is never behind.
    private static var sources: String {
        """
        SELECT name, sequence, heard,
            (SELECT coalesce(sum(last - first + 1), 0) FROM gap WHERE gap.source = source.number)
        FROM source WHERE sequence > 0 ORDER BY name
        """
    }
}
