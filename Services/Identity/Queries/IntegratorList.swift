import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// The vendors' systems on record, and what each is the source of now.
struct IntegratorList: Query {
    static let name: MessageName = "identity.integrators"
    static let permission: Permission? = .setAuthority

    var limit: Int?
    var after: IntegratorName?

    struct Item: Codable, Sendable {
        var integrator: Integrator
        /// The decisions that hold, by school and context.
        var believed: [Authority]
        /// Whether its registration has ended while it is still the source of something: hand that back.
        var isOverdue: Bool
    }

    struct Answer: Codable, Sendable {
        /// By name.
        var items: [Item]
        /// What to send as `after` for the rest.
        var next: IntegratorName?
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(UnitCode.root) }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Answer> {
        let size = Page.size(limit)
        let found = try Integrators.all(after: after, limit: size + 1, in: store)
        var items: [Item] = []
        for integrator in found.prefix(size) {
            let believed = try Authorities.held(by: integrator.name, in: store)
            let hasEnded = integrator.to.map { $0 <= occasion.today } ?? false
            items.append(Item(integrator: integrator, believed: believed, isOverdue: hasEnded && !believed.isEmpty))
        }
        return .done(Answer(items: items, next: found.count > size ? items.last?.integrator.name : nil))
    }
}
