import Access
import Contracts
import Messaging
import SQLite
import ServiceKit
import Vocabulary
import Wire

/// Makes a new key for tokens: in an hour, as a change; or at once, where the old one may be in other hands.
struct ExchangeTokenKey: Command {
    static let name: MessageName = "identity.exchange-token-key"
    static let permission: Permission? = .manageKeys

    /// The old keys count for nothing from now on, and every token that is out is refused; sessions are renewed.
    var atOnce: Bool?
    var reason: LongText

    typealias Answer = Done

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(UnitCode.root) }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Done> {
        let isNow = atOnce == true
        let old = try TokenSecret.all(in: transaction.reader)
        // One that has been published and has not begun is the change that is asked for.
        if !isNow, try TokenSecret.next(after: occasion.now, in: transaction.reader) != nil { return .done(Done()) }
        let from = isNow ? occasion.now : occasion.now.advanced(byMilliseconds: TokenKeys.notice)
        guard try TokenKeys.mint(from: from, on: occasion, in: &transaction) else { return .refused(.unavailable) }
        guard isNow else { return .done(Done()) }
        for secret in old { try TokenKeys.retire(secret, on: occasion, in: &transaction) }
        let revocation = SessionRevocation(
            account: nil, session: nil, before: occasion.now,
            until: occasion.now.advanced(byMilliseconds: Sessions.longestToken), because: .keyExchanged, unit: .root)
        try transaction.record("revoked", revocation, on: occasion, reason: reason.text)
        try Directory.keep(revocation, in: &transaction)
        return .done(Done())
    }
}
