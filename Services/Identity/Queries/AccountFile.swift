import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// One account, its own or another's, without any secret.
struct AccountFile: Query {
    static let name: MessageName = "identity.account"
    static let permission: Permission? = .readAccounts

    var account: UserName

    struct Answer: Codable, Sendable {
        var account: Account
        var lastSignIn: Instant?
        var passwordSet: Instant?
        /// Whether the password must be changed before anything else.
        var mustSetPassword: Bool
        /// Codes on paper that are left.
        var recoveryCodes: Int
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { try Accounts.scope(of: account, in: store) }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Answer> {
        guard let state = try Accounts.state(of: account, in: store) else { return .refused(.notFound) }
        let credential = try Credentials.of(account, in: store)
        return .done(
            Answer(
                account: state, lastSignIn: try Sessions.lastUse(of: account, in: store),
                passwordSet: credential?.changed, mustSetPassword: credential?.mustChange == true,
                recoveryCodes: try store.value(
                    "SELECT count(*) FROM recovery_code WHERE account = ?1 AND used IS NULL", account) ?? 0))
    }
}
