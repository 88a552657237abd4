import Access
import Crypto
import Messaging
import SQLite
import Vocabulary
import Wire

/// Begins the enrolment of a second factor for the sender's own account; it counts once a first code has been shown.
struct EnrolSecondFactor: Command {
    static let name: MessageName = "identity.enrol-second-factor"
    static let permission: Permission? = nil
    static let keepsAnswer = false
    static let remembersRefusal = true
    static let isLaborious = true

    /// The present one: a token alone, left on a screen, is not enough.
    var password: Password

    struct Answer: Codable, Sendable {
        /// For an authenticator, as text or as a QR code.
        var uri: String
        /// The same secret in base 32, to be typed.
        var secret: String
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { nil }

    func objection(on occasion: Occasion, in store: Reader) throws(SQLiteError) -> Refusal? {
        occasion.claims == nil ? .unauthenticated : nil
    }

    func labour(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> (any Sendable)? {
        guard let account = occasion.claims?.sub, try !Knocks.isLocked(account, at: occasion.now, in: store),
            let credential = try Credentials.of(account, in: store)
        else { return nil }
        return PasswordCheck(password, against: credential.hash)
    }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Answer> {
        guard let account = occasion.claims?.sub, let credential = try Credentials.of(account, in: transaction.reader),
            try !Knocks.isLocked(account, at: occasion.now, in: transaction.reader)
        else { return .refused(.wrongPassword) }
        guard PasswordCheck.of(password, against: credential.hash, on: occasion).matches else {
            if try Knocks.add(to: account, at: occasion.now, in: &transaction) {
                try Accounts.record("locked", account, on: occasion, in: &transaction)
            }
            return .refused(.wrongPassword)
        }
        guard try SecondFactors.of(account, in: transaction.reader)?.confirmed == nil else {
            return .refused(
                Refusal(
                    .conflict, at: "",
                    en: "the account has a second factor; to move it to another phone, have it removed first",
                    vi: "tài khoản đã có yếu tố xác thực thứ hai; để đổi sang điện thoại khác, hãy đề nghị gỡ bỏ trước")
            )
        }
        guard let secret = try? SecureRandom.bytes(OneTimeCode.secretBytes) else { return .refused(.unavailable) }
        try SecondFactors.begin(secret, for: account, in: &transaction)
        return .done(
            Answer(uri: OneTimeCode.uri(of: secret, for: account.text), secret: Base32.encode(secret)))
    }
}
