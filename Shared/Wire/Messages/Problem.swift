/// Why a command or query was refused, as problem details of RFC 9457 in two languages.
public struct Problem: Error, Sendable, Hashable {
    public static let contentType = "application/problem+json"
    static let typePrefix = "urn:khuevan:problem:"

    public var code: ProblemCode
    public var title: Bilingual
    public var detail: Bilingual
    public var status: Int
    public var errors: [Violation]
    /// The message that was refused.
    public var instance: MessageID?

    public init(_ code: ProblemCode, _ detail: Bilingual, errors: [Violation] = [], instance: MessageID? = nil) {
        self.code = code
        self.detail = detail
        self.errors = errors
        self.instance = instance
        title = code.title
        status = code.status
    }

    /// All that was wrong with a body: under the violations' common code, or `invalid` when they differ.
    public init(_ violations: Violations, instance: MessageID? = nil) {
        let codes = Set(violations.all.map(\.code))
        let common = codes.count == 1 ? codes.first.flatMap(ProblemCode.init(rawValue:)) : nil
        let count = violations.all.count
        let detail =
            count == 1
            ? Bilingual(en: "One thing is wrong with the message.", vi: "Thông điệp có một lỗi.")
            : Bilingual(en: "\(count) things are wrong with the message.", vi: "Thông điệp có \(count) lỗi.")
        self.init(common ?? .invalid, detail, errors: violations.all, instance: instance)
    }
}

extension Problem: Codable {
    /// The members as they stand on the wire.
    private struct Form: Codable {
        var type: ProblemType
        var title: String
        var titleVi: String
        var detail: String
        var detailVi: String
        var status: Int
        var errors: [Violation]?
        var instance: MessageID?
    }

    public init(from decoder: any Decoder) throws {
        let form = try Form(from: decoder)
        code = form.type.code
        title = Bilingual(en: form.title, vi: form.titleVi)
        detail = Bilingual(en: form.detail, vi: form.detailVi)
        status = form.status
        errors = form.errors ?? []
        instance = form.instance
    }

    public func encode(to encoder: any Encoder) throws {
        let form = Form(
            type: ProblemType(code), title: title.en, titleVi: title.vi, detail: detail.en, detailVi: detail.vi,
            status: status, errors: errors.isEmpty ? nil : errors, instance: instance)
        try form.encode(to: encoder)
    }
}

/// The URN of a problem's kind: `urn:khuevan:problem:locked`.
struct ProblemType: TextValue {
    let code: ProblemCode

    init(_ code: ProblemCode) { self.code = code }

    init?(_ text: String) {
        guard text.hasPrefix(Problem.typePrefix),
            let code = ProblemCode(rawValue: String(text.dropFirst(Problem.typePrefix.count)))
        else { return nil }
        self.code = code
    }

    var text: String { Problem.typePrefix + code.rawValue }

    static var schema: JSON {
        ["type": "string", "enum": .array(ProblemCode.allCases.map { .string(ProblemType($0).text) })]
    }
    static var sample: ProblemType { ProblemType(.invalid) }
    static var complaint: Bilingual {
        Bilingual(
            en: "must be a problem type of the contract", vi: "phải là loại lỗi được quy định trong hợp đồng dữ liệu")
    }
}
