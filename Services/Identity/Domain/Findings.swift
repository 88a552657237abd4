import Messaging
import Wire

/// Everything found wrong with a command so far, so that its sender hears it all at once.
struct Findings {
    private var violations: [Violation] = []

    mutating func add(_ pointer: String, _ code: ProblemCode, en: String, vi: String) {
        violations.append(Violation(at: pointer, code, Bilingual(en: en, vi: vi)))
    }

    /// Notes where something said again is said otherwise: a repetition must be exact, a change has its own command.
    mutating func compare<T: Equatable>(_ pointer: String, _ said: T, with known: T) {
        guard said != known else { return }
        add(
            pointer, .duplicate, en: "is not what was registered before; check the code or name, it is already taken",
            vi: "khác với nội dung đã đăng ký trước đây; hãy kiểm tra lại mã hoặc tên vì đã được dùng")
    }

    /// The refusal they amount to, of the first one's kind; nothing when nothing is wrong.
    var refusal: Refusal? {
        guard let first = violations.first else { return nil }
        return Refusal(all: violations, ProblemCode(rawValue: first.code) ?? .invalid)
    }
}
