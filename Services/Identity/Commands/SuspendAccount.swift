import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Keeps somebody out until his account is reinstated; his sessions end everywhere at once.
struct SuspendAccount: Command {
    static let name: MessageName = "identity.suspend-account"
    static let permission: Permission? = .manageAccounts

    var account: UserName
    var reason: LongText

    typealias Answer = Done

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { try Accounts.scope(of: account, in: store) }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Done> {
        var findings = Findings()
        let known = try findings.expectManageable(account, on: occasion, in: transaction.reader)
        if let refusal = findings.refusal { return .refused(refusal) }
        guard known?.status != .suspended else { return .done(Done()) }
        try Accounts.set(.suspended, of: account, at: occasion.now, in: &transaction)
        try Accounts.record("suspended", account, on: occasion, reason: reason, in: &transaction)
        try Sessions.endAll(of: account, because: .accountSuspended, on: occasion, in: &transaction)
        return .done(Done())
    }
}
