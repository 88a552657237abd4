public import SQLite
public import Wire

/// What is missing of the sources that a service reads.
public enum Gaps {
    /// A range of a source's numbers that has not come, though later ones have.
    public struct Open: Codable, RowReadable, Sendable {
        public var source: String
        public var first: Int64
        public var last: Int64
        public var found: Instant
        /// How often the source was asked for it; another vendor's system cannot be asked.
        public var asked: Int64

        public init(row: borrowing Row) throws(SQLiteError) {
            source = try row.text(0)
            first = try row.integer(1)
            last = try row.integer(2)
            found = try row[3]
            asked = try row.integer(4)
        }
    }

    /// Every gap that has been open for longer than a reordering takes, by source and number.
    public static func open(at now: Instant, limit: Int, in store: Reader) throws(SQLiteError) -> [Open] {
        try store.all(
            """
            SELECT source.name, first, last, found, asked FROM gap JOIN source ON source.number = gap.source
            WHERE found <= ?1 ORDER BY source.name, first LIMIT ?2
            """, now.milliseconds - Sources.patience, limit)
    }
}
