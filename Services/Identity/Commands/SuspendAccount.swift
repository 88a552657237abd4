import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Keeps somebody out until his account is reinstated; his sessions end everywhere at once.
struct SuspendAccount: AccountCommand {
    static let name: MessageName = "identity.suspend-account"

    var account: UserName
    var reason: LongText

    typealias Answer = Done

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Done> {
        var findings = Findings()
        let known = try findings.expectManageable(account, on: occasion, in: transaction.reader)
        if let refusal = findings.refusal { return .refused(refusal) }
        guard known?.status != .suspended else { return .done(Done()) }
        try Accounts.suspend(account, on: occasion, reason: reason.text, in: &transaction)
        return .done(Done())
    }
}
