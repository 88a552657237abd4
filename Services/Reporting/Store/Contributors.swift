import SQLite
import Vocabulary
import Wire

/// One fact behind a figure, with its event: what, who, when.
struct Contributor: Codable, Sendable {
    var subject: String
    var version: Int64
    /// The event's id.
    var event: String
    var type: String
    var actor: String
    var occurred: Instant
    var recorded: Instant
    var source: String
}

/// The facts behind one count, one by one, in the order in which they arrived.
struct Contributors {
    var kind: FactKind
    var conditions: [Condition]

    /// A place in the list.
    struct Cursor: TextValue {
        var event: Int64
        var detail: String

        static let start = Cursor(event: 0, detail: "")

        init(event: Int64, detail: String) {
            self.event = event
            self.detail = detail
        }

        init?(_ text: String) {
            let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard text.utf8.count <= 60, parts.count == 2, let event = Int64(parts[0]), event >= 0,
                String(event) == parts[0]
            else { return nil }
            self.init(event: event, detail: String(parts[1]))
        }

        var text: String { "\(event):\(detail)" }
        static let schema: JSON = ["type": "string", "maxLength": 60]
        static let sample = Cursor.start
        static let complaint = Bilingual(
            en: "must be the `next` of an earlier page", vi: "phải là giá trị `next` của trang trước")
    }

    private struct Line: RowReadable {
        var contributor: Contributor
        var cursor: Cursor

        init(row: borrowing Row) throws(SQLiteError) {
            contributor = try Contributor(
                subject: row.text(0), version: row.integer(1), event: row.text(2), type: row.text(3),
                actor: row.text(4), occurred: Instant(milliseconds: row.integer(5)),
                recorded: Instant(milliseconds: row.integer(6)), source: row.text(7))
            cursor = try Cursor(event: row.integer(8), detail: row.text(9))
        }
    }

    /// A page of them, and where the next begins; nothing where the kind does not know a condition.
    func page(
        after: Cursor?, limit: Int, at standpoint: Standpoint, in store: Reader
    ) throws(SQLiteError) -> (items: [Contributor], next: Cursor?)? {
        var sql = SQLText(kind: kind)
        sql.joins.insert(.event)
        guard let test = sql.test(conditions) else { return nil }
        let from = after ?? .start
        let event = sql.bind(.integer(from.event))
        let detail = sql.bind(.text(from.detail))
        let most = sql.bind(.integer(Int64(limit + 1)))
        let text = """
            \(Tree.below) SELECT DISTINCT \(kind.subject), event.version, event.id, event.type, event.actor,
            event.occurred, event.recorded, event.source, fact.event, \(kind.detail)
            \(sql.source)\(test.isEmpty ? "" : " AND \(test)") AND (fact.event, \(kind.detail)) > (\(event), \(detail))
            ORDER BY fact.event, \(kind.detail) LIMIT \(most)
            """
        let lines: [Line] = try store.all(text, standpoint.values + sql.values)
        let page = lines.prefix(limit)
        return (page.map(\.contributor), lines.count > limit ? page.last?.cursor : nil)
    }
}
