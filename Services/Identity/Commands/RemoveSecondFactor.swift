import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Takes away a second factor whose phone is lost; its holder's sessions end.
///
/// Somebody else does it, who knows the person: a session that was stolen must not be able to.
struct RemoveSecondFactor: AccountCommand {
    static let name: MessageName = "identity.remove-second-factor"

    var account: UserName
    var reason: LongText

    typealias Answer = Done

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Done> {
        var findings = Findings()
        try findings.expectManageable(account, on: occasion, in: transaction.reader)
        if let refusal = findings.refusal { return .refused(refusal) }
        guard try SecondFactors.of(account, in: transaction.reader) != nil else { return .done(Done()) }
        try SecondFactors.remove(account, in: &transaction)
        // It may be shorter than one without a second factor has to be.
        try Credentials.demandChange(of: account, in: &transaction)
        try Accounts.record("second-factor-removed", account, on: occasion, reason: reason, in: &transaction)
        try Sessions.endAll(of: account, because: .ended, on: occasion, in: &transaction)
        return .done(Done())
    }
}
