import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Closes an account for good: its roles end today, its sessions now, and its name is never used again.
struct CloseAccount: Command {
    static let name: MessageName = "identity.close-account"
    static let permission: Permission? = .manageAccounts

    var account: UserName
    var reason: LongText

    typealias Answer = Done

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { try Accounts.scope(of: account, in: store) }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Done> {
        if let known = try Accounts.state(of: account, in: transaction.reader), known.status == .closed {
            return .done(Done())
        }
        var findings = Findings()
        let known = try findings.expectAccount(account, in: transaction.reader)
        findings.expectAnother(than: account, on: occasion)
        try findings.expectRank(over: known, on: occasion, in: transaction.reader)
        if let refusal = findings.refusal { return .refused(refusal) }
        for grant in known?.roles ?? [] where grant.to.map({ $0 > occasion.today }) ?? true {
            // A role of today was had today: it ends tomorrow. One that has not begun never does.
            let end = max(occasion.today, grant.from).adding(days: 1)
            try RoleGrants.end(grant, of: account, on: end, in: &transaction)
        }
        try Accounts.set(.closed, of: account, at: occasion.now, in: &transaction)
        try Accounts.record("closed", account, on: occasion, reason: reason, in: &transaction)
        try Sessions.endAll(of: account, because: .accountClosed, on: occasion, in: &transaction)
        return .done(Done())
    }
}
