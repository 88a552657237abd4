public import Wire

/// How a command or query ended.
public enum Outcome<Answer: Sendable>: Sendable {
    case done(Answer)
    /// A business "no": expected, final, and told to the sender.
    case refused(Refusal)
}

/// An answer that says nothing but "done".
public struct Done: Codable, Sendable, Hashable {
    public init() {}
}

/// Why not, in both languages, with every violation.
public struct Refusal: Error, Sendable, Hashable {
    public var code: ProblemCode
    public var detail: Bilingual
    public var violations: [Violation]

    public init(_ code: ProblemCode, _ detail: Bilingual, violations: [Violation] = []) {
        self.code = code
        self.detail = detail
        self.violations = violations
    }

    /// A refusal on account of one field.
    public init(_ code: ProblemCode, at pointer: String, en: String, vi: String) {
        self.code = code
        detail = Bilingual(en: en, vi: vi)
        violations = [Violation(pointer: pointer, code: code.rawValue, detail: en, detailVi: vi)]
    }

    /// A refusal with everything that the reader found wrong.
    public init(_ found: Violations) {
        let problem = Problem(found)
        self.init(problem.code, problem.detail, violations: found.all)
    }

    /// A refusal with several business violations at once.
    public init(all violations: [Violation], _ code: ProblemCode = .invalid) {
        let first = violations.first
        self.init(
            code, Bilingual(en: first?.detail ?? "", vi: first?.detailVi ?? ""), violations: violations)
    }

    /// The problem document for a message (RFC 9457).
    public func problem(instance: MessageID?) -> Problem {
        Problem(code, detail, errors: violations, instance: instance)
    }

    public static let unauthenticated = Refusal(
        .unauthenticated,
        Bilingual(
            en: "The token is missing, expired or not one of ours. Sign in again.",
            vi: "Thiếu mã xác thực, mã đã hết hạn hoặc không hợp lệ. Hãy đăng nhập lại."))

    public static let forbidden = Refusal(
        .forbidden,
        Bilingual(
            en: "Your roles and duties do not allow this here.",
            vi: "Vai trò và phân công của bạn không cho phép việc này ở đây."))

    public static let notFound = Refusal(
        .notFound,
        Bilingual(
            en: "What the message names is not known to this service.",
            vi: "Dịch vụ này không biết đối tượng mà thông điệp nêu."))

    public static let unavailable = Refusal(
        .unavailable,
        Bilingual(
            en: "The service could not do this just now; nothing was changed. Send the same message again later.",
            vi: "Dịch vụ chưa làm được việc này; chưa có gì thay đổi. Hãy gửi lại đúng thông điệp này sau."))
}
