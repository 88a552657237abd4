public import Wire

/// What a command finds wrong, gathered so that its sender is told all of it at once.
public struct Findings: Sendable {
    public private(set) var violations: [Violation] = []

    public init() {}

    public var isEmpty: Bool { violations.isEmpty }

    public mutating func add(_ code: ProblemCode, at pointer: String, en: String, vi: String) {
        violations.append(Violation(at: pointer, code, Bilingual(en: en, vi: vi)))
    }

    /// Finds a duplicate where what is registered again is not what is kept; a repetition must be exact.
    public mutating func compare<T: Equatable>(at pointer: String, _ asked: T, with kept: T) {
        guard asked != kept else { return }
        add(
            .duplicate, at: pointer, en: "differs from what is already registered under the same code",
            vi: "khác với nội dung đã đăng ký dưới cùng mã")
    }

    /// The refusal they amount to, nothing where nothing was found.
    ///
    /// It carries their code where they agree on one, and `invalid` where they do not.
    public var refusal: Refusal? {
        guard let first = violations.first else { return nil }
        let isOfOneKind = violations.allSatisfy { $0.code == first.code }
        return Refusal(all: violations, isOfOneKind ? ProblemCode(rawValue: first.code) ?? .invalid : .invalid)
    }
}
