import Access
import Messaging
import SQLite
import Vocabulary
import Wire

/// Ends the enrolment of a second factor: a first code shows that the authenticator has the secret.
struct ConfirmSecondFactor: Command {
    static let name: MessageName = "identity.confirm-second-factor"
    static let permission: Permission? = nil
    static let keepsAnswer = false

    var code: ShortText

    struct Answer: Codable, Sendable {
        /// To be kept on paper; told this once.
        var recovery: [String]
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { nil }

    func objection(on occasion: Occasion, in store: Reader) throws(SQLiteError) -> Refusal? {
        occasion.claims == nil ? .unauthenticated : nil
    }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Answer> {
        guard let account = occasion.claims?.sub,
            let factor = try SecondFactors.of(account, in: transaction.reader), factor.confirmed == nil
        else {
            return .refused(
                Refusal(
                    .conflict, at: "", en: "no enrolment is under way; begin with identity.enrol-second-factor",
                    vi: "chưa bắt đầu đăng ký; hãy bắt đầu bằng identity.enrol-second-factor"))
        }
        let verdict = OneTimeCode.judge(code.text, secret: factor.secret, at: occasion.now, after: factor.lastStep)
        guard case .right(let step) = verdict else {
            return .refused(
                Refusal(
                    .invalid, at: "/code",
                    en: "is not the code of now; check the clock of the phone, and give the six digits it shows",
                    vi: "không phải mã hiện tại; hãy kiểm tra giờ trên điện thoại và nhập sáu chữ số đang hiển thị"))
        }
        var codes: [String] = []
        for _ in 0..<RecoveryCode.count {
            guard let code = try? RecoveryCode.mint() else { return .refused(.unavailable) }
            codes.append(code)
        }
        try SecondFactors.confirm(account, at: occasion.now, in: &transaction)
        try SecondFactors.note(step: step, of: account, in: &transaction)
        try SecondFactors.keep(recovery: codes, of: account, in: &transaction)
        try Accounts.record("second-factor-enrolled", account, on: occasion, in: &transaction)
        return .done(Answer(recovery: codes))
    }
}
