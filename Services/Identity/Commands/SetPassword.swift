import Access
import Contracts
import Crypto
import Messaging
import SQLite
import Vocabulary
import Wire

/// Changes the sender's own password; his other sessions end (003 Đ2, 004 Đ14: change it often).
///
/// The same change again, where the answer was lost, is done already: it shows both passwords rightly.
struct SetPassword: Command {
    static let name: MessageName = "identity.set-password"
    static let permission: Permission? = nil
    static let keepsAnswer = false
    static let remembersRefusal = true
    static let isLaborious = true

    /// The present one.
    var password: Password
    var newPassword: Password

    typealias Answer = Done

    /// What was found out beforehand about both passwords.
    private struct Work: Sendable {
        var present: PasswordCheck
        /// The hashes that the new one was held against, and whether it is one of them.
        var remembered: [PasswordHash]
        var isRemembered: Bool
        var hash: PasswordHash?
        /// Whether the new one is the present one, and the present one was the one before it.
        var isRepeated = false
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { nil }

    func objection(on occasion: Occasion, in store: Reader) throws(SQLiteError) -> Refusal? {
        occasion.claims == nil ? .unauthenticated : nil
    }

    func labour(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> (any Sendable)? {
        guard let account = occasion.claims?.sub, try !Knocks.isLocked(account, at: occasion.now, in: store) else {
            return nil
        }
        return try work(of: account, in: store)
    }

    private func work(of account: UserName, in store: Reader) throws(SQLiteError) -> Work? {
        guard let credential = try Credentials.of(account, in: store) else { return nil }
        let present = PasswordCheck(password, against: credential.hash)
        let remembered = try Credentials.remembered(of: account, in: store)
        guard present.matches else {
            let isRepeated =
                remembered.count > 1 && PasswordRule.matches(newPassword, remembered[0])
                && PasswordRule.matches(password, remembered[1])
            return Work(present: present, remembered: remembered, isRemembered: false, isRepeated: isRepeated)
        }
        let isRemembered = remembered.contains { PasswordRule.matches(newPassword, $0) }
        return Work(
            present: present, remembered: remembered, isRemembered: isRemembered,
            hash: isRemembered ? nil : try? PasswordRule.hash(newPassword))
    }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Done> {
        guard let claims = occasion.claims,
            let account = try Accounts.state(of: claims.sub, in: transaction.reader),
            try !Knocks.isLocked(claims.sub, at: occasion.now, in: transaction.reader)
        else { return .refused(.wrongPassword) }
        let remembered = try Credentials.remembered(of: claims.sub, in: transaction.reader)
        var found = occasion.labour as? Work
        if found?.remembered != remembered { found = try work(of: claims.sub, in: transaction.reader) }
        if found?.isRepeated == true { return .done(Done()) }
        guard let found, found.present.matches else {
            if try Knocks.add(to: claims.sub, at: occasion.now, in: &transaction) {
                try Accounts.record("locked", claims.sub, on: occasion, in: &transaction)
            }
            return .refused(.wrongPassword)
        }
        var findings = Findings()
        if found.isRemembered {
            findings.add(
                .duplicate, at: "/newPassword", en: "is one of the last five; choose one you have not had",
                vi: "trùng với một trong năm mật khẩu gần nhất; hãy chọn mật khẩu chưa từng dùng")
        }
        if let objection = PasswordRule.objection(
            to: newPassword, of: account.name, hasSecondFactor: account.hasSecondFactor == true)
        {
            findings.add(.invalid, at: "/newPassword", en: objection.en, vi: objection.vi)
        }
        if let refusal = findings.refusal { return .refused(refusal) }
        guard let hash = found.hash else { return .refused(.unavailable) }
        try Credentials.keep(hash, of: account.name, at: occasion.now, in: &transaction)
        try Knocks.forgive(account.name, in: &transaction)
        try Accounts.record("password-set", account.name, on: occasion, in: &transaction)
        for session in try Sessions.live(of: account.name, at: occasion.now, in: transaction.reader)
        where session.id != claims.sid {
            try Sessions.end(session, because: .passwordChanged, on: occasion, in: &transaction)
        }
        return .done(Done())
    }
}

extension Refusal {
    static let wrongPassword = Refusal(
        .invalid, at: "/password", en: "is not your present password; after five failures the account is locked",
        vi: "không phải mật khẩu hiện tại của bạn; sau năm lần sai tài khoản sẽ bị khoá")
}
