import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Closes an account for good: its roles end today, its sessions now, and its name is never used again.
///
/// What its holder answers for is given to somebody else before; where that takes time, the account is suspended first.
struct CloseAccount: AccountCommand {
    static let name: MessageName = "identity.close-account"

    var account: UserName
    var reason: LongText

    typealias Answer = Done

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Done> {
        if let known = try Accounts.state(of: account, in: transaction.reader), known.status == .closed {
            return .done(Done())
        }
        var findings = Findings()
        let known = try findings.expectManageable(account, on: occasion, in: transaction.reader)
        for kept in try Responsibilities.running(of: account, beyond: occasion.today, in: transaction.reader) {
            findings.add(
                .conflict, at: "/account",
                en: "answers for \(kept.module.rawValue) at \(kept.unit.text); end that first, or suspend the account",
                vi: "còn phụ trách phân hệ \(kept.module.rawValue) tại \(kept.unit.text); hãy kết thúc trước, hoặc tạm "
                    + "ngưng tài khoản")
        }
        if let refusal = findings.refusal { return .refused(refusal) }
        for grant in known?.roles ?? [] where grant.holdsEver(from: occasion.today) {
            // Today is the first day without it, so that a successor may begin today; one still to come never begins.
            try RoleGrants.end(grant, of: account, on: max(occasion.today, grant.from), in: &transaction)
        }
        try Accounts.set(.closed, of: account, at: occasion.now, in: &transaction)
        try Accounts.record("closed", account, on: occasion, reason: reason, in: &transaction)
        try Sessions.endAll(of: account, because: .accountClosed, on: occasion, in: &transaction)
        return .done(Done())
    }
}
