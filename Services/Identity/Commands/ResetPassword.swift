import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Gives somebody a password for once, which he must change before he does anything else; his sessions end.
struct ResetPassword: AccountCommand {
    static let name: MessageName = "identity.reset-password"
    static let keepsAnswer = false
    static let isLaborious = true

    var account: UserName
    var reason: LongText

    struct Answer: Codable, Sendable {
        var account: UserName
        /// Told this once, and kept nowhere; of a trial (`dryRun`) it opens nothing.
        var password: Password
    }

    func labour(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> (any Sendable)? { MintedPassword() }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Answer> {
        var findings = Findings()
        try findings.expectManageable(account, on: occasion, in: transaction.reader)
        if let refusal = findings.refusal { return .refused(refusal) }
        guard let work = occasion.labour as? MintedPassword ?? MintedPassword() else { return .refused(.unavailable) }
        try Credentials.keep(work.hash, of: account, mustChange: true, at: occasion.now, in: &transaction)
        try Knocks.forgive(account, in: &transaction)
        try Accounts.record("password-reset", account, on: occasion, reason: reason, in: &transaction)
        try Sessions.endAll(of: account, because: .passwordChanged, on: occasion, in: &transaction)
        return .done(Answer(account: account, password: work.password))
    }
}
