import Access
import Contracts
import Crypto
import Messaging
import SQLite
import Vocabulary
import Wire

/// Changes name and password for a token.
///
/// An unknown name, a wrong password and a locked account are refused with one sentence and after the same work, so
/// that nobody learns who has an account.
struct SignIn: Command {
    static let name: MessageName = "identity.sign-in"
    static let permission: Permission? = nil
    static let keepsAnswer = false
    static let remembersRefusal = true

    var account: UserName
    var password: Password

    struct Answer: Codable, Sendable {
        /// For the header `authorization: Bearer …`.
        var token: String
        var expires: Instant
        var account: UserName
        /// The roles of the day.
        var roles: [Claims.Grant]
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { nil }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Answer> {
        let hash = try Credentials.hash(of: account, in: transaction.reader)
        let isLocked = try SignInFailures.isLocked(account, at: occasion.now, in: transaction.reader)
        let matches = PasswordRule.matches(password, hash ?? PasswordRule.nobody)
        guard let hash, matches, !isLocked else {
            if hash != nil, !isLocked { try SignInFailures.add(to: account, at: occasion.now, in: &transaction) }
            return .refused(.notSignedIn)
        }
        guard let secret = try TokenSecret.current(in: transaction.reader) else { return .refused(.unavailable) }
        let roles = try RoleGrants.held(by: account, on: occasion.today, in: transaction.reader)
        let person = try Accounts.state(of: account, in: transaction.reader)?.person
        let issued = occasion.now.milliseconds / 1000
        let expires = try issued + SignInRule.tokenMinutes(in: transaction.reader) * 60
        let token: String
        let renewed: PasswordHash?
        do throws(CryptoError) {
            let session = try Base64URL.encode(SecureRandom.bytes(16))
            let claims = Claims(sub: account, sid: session, iat: issued, exp: expires, person: person, roles: roles)
            token = try Token.sign(claims, with: secret.signingKey(), id: secret.id)
            renewed = hash.needsRehash(PasswordRule.cost) ? try PasswordRule.hash(password) : nil
        } catch { return .refused(.unavailable) }
        try SignInFailures.forgive(account, in: &transaction)
        if let renewed { try Credentials.renew(renewed, of: account, in: &transaction) }
        return .done(
            Answer(token: token, expires: Instant(milliseconds: expires * 1000), account: account, roles: roles))
    }
}

extension Refusal {
    /// The one sentence for everybody who is not let in, whatever the reason.
    static let notSignedIn = Refusal(
        .unauthenticated,
        Bilingual(
            en: "The account name or the password is not right, or too many attempts have locked the account for a "
                + "while. Check both; after five failures wait 15 minutes, longer after more.",
            vi: "Tên tài khoản hoặc mật khẩu không đúng, hoặc tài khoản đang tạm khoá vì thử sai nhiều lần. Hãy kiểm "
                + "tra lại; sau năm lần sai, hãy chờ 15 phút, sai thêm thì chờ lâu hơn."))
}
