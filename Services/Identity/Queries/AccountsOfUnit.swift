import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// The accounts a unit answers for, and those of others that have or had a role there.
struct AccountsOfUnit: Query {
    static let name: MessageName = "identity.accounts"
    static let permission: Permission? = .manageAccounts

    var unit: UnitCode
    var limit: Int?
    var after: UserName?

    struct Answer: Codable, Sendable {
        /// By name, with every role each had, has or will have.
        var items: [Account]
        /// What to send as `after` for the rest.
        var next: UserName?
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(unit) }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Answer> {
        let size = Page.size(limit)
        let found = try Accounts.concerning(unit, after: after, limit: size + 1, in: store)
        let items = Array(found.prefix(size))
        return .done(Answer(items: items, next: found.count > size ? items.last?.name : nil))
    }
}
