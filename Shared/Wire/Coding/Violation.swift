/// One thing wrong with a message, where, and in words for its sender.
public struct Violation: Sendable, Hashable, Codable {
    /// JSON Pointer (RFC 6901) into the message; empty for the whole of it.
    public var pointer: String
    /// One of the codes of the contract: `invalid`, `incomplete`, `unknown-member` and so on.
    public var code: String
    public var detail: String
    public var detailVi: String

    public init(pointer: String, code: String, detail: String, detailVi: String) {
        self.pointer = pointer
        self.code = code
        self.detail = detail
        self.detailVi = detailVi
    }

    public init(at pointer: String, _ code: ProblemCode, _ sentence: Bilingual) {
        self.init(pointer: pointer, code: code.rawValue, detail: sentence.en, detailVi: sentence.vi)
    }

    /// What a text that is not JSON, or too much of it, amounts to.
    public init(at pointer: String = "", _ error: JSONError) {
        self.init(at: pointer, error.isLimit ? .tooLarge : .malformed, error.sentence)
    }
}

/// All that is wrong with a message; never empty.
public struct Violations: Error, Sendable, Hashable, CustomStringConvertible {
    public let all: [Violation]

    /// `nil` when nothing is wrong.
    public init?(_ all: [Violation]) {
        guard !all.isEmpty else { return nil }
        self.all = all
    }

    public init(_ only: Violation) { all = [only] }

    public var description: String {
        all.map { "\($0.pointer.isEmpty ? "/" : $0.pointer): \($0.detail)" }.joined(separator: "; ")
    }
}
