import Access
import Contracts
import Messaging
import SQLite
import ServiceKit
import Vocabulary
import Wire

/// The rounds of measuring of a school in a year, in the order they were opened.
struct CheckupsOfYear: Query {
    static let name: MessageName = "campus.checkups"
    static let permission: Permission? = .readHealth

    var school: UnitCode
    var year: SchoolYear
    /// 1 to 500; 100 unless said.
    var limit: Int?
    /// The last round of the page before.
    var after: CheckupID?

    struct Answer: Codable, Sendable {
        var items: [Checkup]
        /// What to send as `after` for more; nothing when this is all.
        var next: CheckupID?
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? {
        try Directory.knows(school, in: store) ? Scope(school) : nil
    }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Answer> {
        let limit = min(max(limit ?? 100, 1), 500)
        // One more than asked tells whether there is more.
        let found = try Checkups.page(
            at: school, in: year, after: after?.number ?? 0, limit: limit + 1, store: store)
        let items = Array(found.prefix(limit))
        return .done(Answer(items: items, next: found.count > limit ? items.last?.id : nil))
    }
}
