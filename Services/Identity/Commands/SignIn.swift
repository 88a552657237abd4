import Access
import Contracts
import Crypto
import Messaging
import SQLite
import Vocabulary
import Wire

/// Opens a session for name, password and, where the account has one, the code of its second factor.
///
/// An unknown name, a wrong password and a locked account are refused with one sentence, and wrong passwords are counted
/// for names that nobody has as well, so that nobody learns who has an account.
struct SignIn: Command {
    static let name: MessageName = "identity.sign-in"
    static let permission: Permission? = nil
    static let keepsAnswer = false
    static let remembersRefusal = true
    static let isLaborious = true

    var account: UserName
    var password: Password
    /// Six digits, or a recovery code.
    var code: ShortText?
    var device: Device?

    typealias Answer = SignedIn

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { nil }

    /// A locked door costs no work, whoever knocks at it however often.
    func labour(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> (any Sendable)? {
        guard try !Knocks.isLocked(account, at: occasion.now, in: store) else { return nil }
        return PasswordCheck(
            password, against: try Credentials.of(account, in: store)?.hash ?? PasswordRule.nobody)
    }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<SignedIn> {
        guard try !Knocks.isLocked(account, at: occasion.now, in: transaction.reader) else {
            return .refused(.notSignedIn)
        }
        let credential = try Credentials.of(account, in: transaction.reader)
        let check = PasswordCheck.of(password, against: credential?.hash ?? PasswordRule.nobody, on: occasion)
        guard credential != nil, check.matches, let state = try Accounts.state(of: account, in: transaction.reader)
        else {
            try countFailure(on: occasion, in: &transaction)
            return .refused(.notSignedIn)
        }
        if let refusal = Refusal.status(state.status) { return .refused(refusal) }
        if let refusal = try checkSecondFactor(on: occasion, in: &transaction) { return .refused(refusal) }
        let rule = try SignInRule.current(in: transaction.reader)
        guard let id = try? Base64URL.encode(SecureRandom.bytes(16)), let secret = try? SecureRandom.bytes(32) else {
            return .refused(.unavailable)
        }
        var session = Session(
            id: id, account: account, device: device, secret: secret,
            until: occasion.now.advanced(byMilliseconds: Int64(rule.sessionHours) * 3_600_000), on: occasion)
        let outcome = try SignedIn.issue(&session, of: state, on: occasion, in: transaction.reader)
        guard case .done = outcome else { return outcome }
        try Knocks.forgive(account, in: &transaction)
        if let renewed = check.renewed { try Credentials.renew(renewed, of: account, in: &transaction) }
        try Sessions.keep(session, in: &transaction)
        try SharingSigns.look(at: session, on: occasion, in: &transaction)
        return outcome
    }

    private func countFailure(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) {
        guard try Knocks.add(to: account, at: occasion.now, in: &transaction) else { return }
        try Accounts.record("locked", account, on: occasion, in: &transaction)
    }

    /// Why the second factor keeps him out; nothing where it does not, or there is none.
    private func checkSecondFactor(
        on occasion: Occasion, in transaction: inout Transaction
    ) throws(SQLiteError) -> Refusal? {
        guard let factor = try SecondFactors.of(account, in: transaction.reader), factor.confirmed != nil else {
            return nil
        }
        guard let code = code?.text else { return .withoutCode }
        switch OneTimeCode.judge(code, secret: factor.secret, at: occasion.now, after: factor.lastStep) {
        case .right(let step):
            try SecondFactors.note(step: step, of: account, in: &transaction)
            return nil
        case .used:
            // The same message again, whose answer was lost, shows the same code again.
            if try Sessions.wasOpened(by: occasion.id, for: account, in: transaction.reader) { return nil }
            try SharingCases.note(.repeatedCode, on: account, on: occasion, in: &transaction)
            return .usedCode
        case .wrong:
            if try SecondFactors.spend(recovery: code, of: account, at: occasion.now, in: &transaction) { return nil }
            try countFailure(on: occasion, in: &transaction)
            return .notSignedIn
        }
    }
}

extension Refusal {
    /// The one sentence for everybody who is not let in, whatever the reason.
    static let notSignedIn = Refusal(
        .unauthenticated,
        Bilingual(
            en: "The account name, the password or the code is not right, or too many attempts have locked the account "
                + "for a while. Check them; after five failures wait 15 minutes, longer after more.",
            vi:
                "Tên tài khoản, mật khẩu hoặc mã xác thực không đúng, hoặc tài khoản đang tạm khoá vì thử sai nhiều lần. "
                + "Hãy kiểm tra lại; sau năm lần sai, hãy chờ 15 phút, sai thêm thì chờ lâu hơn."))

    static let withoutCode = Refusal(
        .incomplete, at: "/code",
        en: "is needed: this account has a second factor; give the six digits of its app, or a recovery code",
        vi: "còn thiếu: tài khoản này có yếu tố xác thực thứ hai; hãy nhập sáu chữ số trên ứng dụng hoặc mã dự phòng")

    static let usedCode = Refusal(
        .unauthenticated, at: "/code", en: "has been used already; wait for the next one, it comes every half minute",
        vi: "đã được dùng; hãy chờ mã tiếp theo, cứ nửa phút có một mã mới")

    /// Said only to who knows the password.
    static func status(_ status: AccountStatus?) -> Refusal? {
        switch status {
        case .active, nil: nil
        case .suspended:
            Refusal(
                .forbidden, at: "/account", en: "is suspended; ask whoever administers accounts at your unit",
                vi: "đang tạm ngưng; hãy liên hệ người quản trị tài khoản của đơn vị")
        case .closed:
            Refusal(.forbidden, at: "/account", en: "is closed for good", vi: "đã đóng vĩnh viễn")
        }
    }
}
