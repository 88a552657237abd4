import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// The accounts that a unit has elsewhere, and in whose hands each is.
struct ChannelList: Query {
    static let name: MessageName = "identity.channels"
    static let permission: Permission? = .readAccounts

    var unit: UnitCode
    var limit: Int?
    var after: Int64?

    struct Answer: Codable, Sendable {
        var items: [Item]
        /// What to send as `after` for the rest.
        var next: Int64?
    }

    struct Item: Codable, Sendable {
        var channel: Channel
        /// In the hands of somebody whose account is suspended or closed: it must be handed over.
        var isOrphaned: Bool
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(unit) }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Answer> {
        let size = Page.size(limit)
        let found = try Channels.of(unit, after: after ?? 0, limit: size + 1, in: store)
        var items: [Item] = []
        for channel in found.prefix(size) {
            let status = try Accounts.state(of: channel.holder, in: store)?.status
            items.append(Item(channel: channel, isOrphaned: channel.to == nil && status != nil && status != .active))
        }
        return .done(Answer(items: items, next: found.count > size ? items.last?.channel.number : nil))
    }
}
