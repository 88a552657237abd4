import Access
import Messaging
import SQLite
import Vocabulary
import Wire

/// How far each source has been read, and when it was last heard.
struct ShowFreshness: Query {
    static let name: MessageName = "reporting.freshness"
    static let permission: Permission? = .readFigures

    /// Where the asker may read figures.
    var unit: UnitCode

    struct Answer: Codable, Sendable {
        var sources: [Source]
    }

    struct Source: Codable, Sendable, RowReadable {
        var source: String
        /// The source's own number of its last event.
        var sequence: Int64
        var heard: Instant
        /// Events up to that number that have not come: figures lack what they would say.
        var missing: Int64

        init(row: borrowing Row) throws(SQLiteError) {
            source = try row.text(0)
            sequence = try row.integer(1)
            heard = try row[2]
            missing = try row.integer(3)
        }
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? {
        try Tree.knows(unit, in: store) ? Scope(unit) : nil
    }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Answer> {
        .done(Answer(sources: try Self.sources(in: store)))
    }

    static func sources(in store: Reader) throws(SQLiteError) -> [Source] {
        try store.all(
            """
            SELECT name, sequence, heard,
                (SELECT coalesce(sum(last - first + 1), 0) FROM gap WHERE gap.source = source.number)
            FROM source ORDER BY name
            """)
    }
}
