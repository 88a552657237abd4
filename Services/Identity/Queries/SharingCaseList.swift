import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Signs that accounts of a unit are shared, the open cases first.
struct SharingCaseList: Query {
    static let name: MessageName = "identity.sharing-cases"
    static let permission: Permission? = .reviewAccess

    var unit: UnitCode
    var limit: Int?

    struct Answer: Codable, Sendable {
        var items: [SharingCase]
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(unit) }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Answer> {
        .done(Answer(items: try SharingCases.of(unit, limit: Page.size(limit), in: store)))
    }
}
