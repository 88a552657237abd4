import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Ends one session of an account, or all: one's own, or those of somebody one may.
struct RevokeSessions: Command {
    static let name: MessageName = "identity.revoke-sessions"
    static let permission: Permission? = .manageSessions

    var account: UserName
    /// All of them where none is named.
    var session: ShortText?
    var reason: LongText

    struct Answer: Codable, Sendable {
        /// Sessions that were live until now.
        var revoked: Int
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { try Accounts.scope(of: account, in: store) }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Answer> {
        if account != occasion.claims?.sub {
            var findings = Findings()
            let known = try Accounts.state(of: account, in: transaction.reader)
            try findings.expectRank(over: known, on: occasion, in: transaction.reader)
            if let refusal = findings.refusal { return .refused(refusal) }
        }
        let live = try Sessions.live(of: account, at: occasion.now, in: transaction.reader)
        guard let session else {
            try Sessions.endAll(of: account, because: .ended, on: occasion, in: &transaction)
            return .done(Answer(revoked: live.count))
        }
        guard let known = try Sessions.find(session.text, in: transaction.reader), known.account == account else {
            return .refused(
                Refusal(
                    .notFound, at: "/session", en: "is no session of this account; ask identity.sessions which are",
                    vi: "không phải phiên của tài khoản này; hãy xem identity.sessions"))
        }
        try Sessions.end(known, because: .ended, on: occasion, in: &transaction)
        return .done(Answer(revoked: known.isLive(at: occasion.now) ? 1 : 0))
    }
}
