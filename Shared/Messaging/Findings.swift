public import Wire

/// What a command finds wrong, gathered so that its sender is told all of it at once.
public struct Findings: Sendable {
    public private(set) var violations: [Violation] = []

    public init() {}

    public var isEmpty: Bool { violations.isEmpty }

    public mutating func add(_ code: ProblemCode, at pointer: String, en: String, vi: String) {
        violations.append(Violation(at: pointer, code, Bilingual(en: en, vi: vi)))
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
