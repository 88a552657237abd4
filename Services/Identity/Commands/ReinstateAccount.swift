import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Lets somebody in again whose account was suspended.
struct ReinstateAccount: AccountCommand {
    static let name: MessageName = "identity.reinstate-account"

    var account: UserName
    var reason: LongText

    typealias Answer = Done

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Done> {
        var findings = Findings()
        let known = try findings.expectManageable(account, on: occasion, in: transaction.reader)
        if let known { try findings.expectOnlyAccount(known, in: transaction.reader) }
        if let refusal = findings.refusal { return .refused(refusal) }
        guard known?.status == .suspended else { return .done(Done()) }
        try Accounts.set(.active, of: account, at: occasion.now, in: &transaction)
        try Accounts.record("reinstated", account, on: occasion, reason: reason, in: &transaction)
        return .done(Done())
    }
}
