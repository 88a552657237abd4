import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// The sessions of an account, the newest first; one's own where nobody is named.
struct SessionList: Query {
    static let name: MessageName = "identity.sessions"
    static let permission: Permission? = nil

    var account: UserName?
    var limit: Int?

    struct Answer: Codable, Sendable {
        var items: [Item]
    }

    struct Item: Codable, Sendable {
        var session: String
        var account: UserName
        var opened: Instant
        var device: Device?
        var refreshed: Instant
        var expires: Instant
        var until: Instant
        var ended: Instant?
        var because: SessionRevocation.Reason?
        /// Whether it is the one that asks.
        var isThis: Bool
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? {
        try account.map { (name) throws(SQLiteError) in try Accounts.scope(of: name, in: store) } ?? nil
    }

    /// Whose is not said before the sender is known, so the right is judged here.
    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Answer> {
        guard let claims = occasion.claims else { return .refused(.unauthenticated) }
        let name = account ?? claims.sub
        guard let scope = try Accounts.scope(of: name, in: store) else { return .refused(.notFound) }
        guard try occasion.allows(.manageSessions, over: scope, in: store) else { return .refused(.forbidden) }
        let sessions = try Sessions.of(name, limit: Page.size(limit), in: store)
        return .done(Answer(items: sessions.map { Item($0, isThis: $0.id == claims.sid) }))
    }
}

extension SessionList.Item {
    init(_ session: Session, isThis: Bool) {
        self.init(
            session: session.id, account: session.account, opened: session.opened, device: session.device,
            refreshed: session.refreshed, expires: session.expires, until: session.until, ended: session.ended,
            because: session.because, isThis: isThis)
    }
}
