import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Roles that were taken at a unit in an emergency, those first that nobody has looked into.
struct BrokenGlassList: Query {
    static let name: MessageName = "identity.broken-glasses"
    static let permission: Permission? = .reviewAccess

    var unit: UnitCode
    var limit: Int?

    struct Answer: Codable, Sendable {
        var items: [BrokenGlass]
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(unit) }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Answer> {
        .done(Answer(items: try BrokenGlasses.at(unit, limit: Page.size(limit), in: store)))
    }
}
