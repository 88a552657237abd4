import Access
import Messaging
import SQLite
import Wire

/// Who may do what, as the annex to a school's regulation prints it: made from the policy that decides, so that text
/// and behaviour cannot drift apart.
struct PolicyAnnex: Query {
    static let name: MessageName = "identity.policy"
    static let permission: Permission? = nil

    struct Answer: Codable, Sendable {
        var version: String
        /// Two tables in Markdown, in both languages.
        var markdown: String
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { nil }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Answer> {
        .done(Answer(version: occasion.policy.version, markdown: occasion.policy.annex))
    }
}

extension Policy {
    /// The annex in Markdown, Vietnamese first, as the regulation is.
    var annex: String {
        var lines = [
            "# Phụ lục: Vai trò và quyền hạn · Annex: Roles and permissions", "",
            "Phiên bản · Version: \(version)", "",
            "Vai trò được cấp có thời hạn, tại một đơn vị. · A role is granted with dates, at a unit.", "",
            "| Vai trò · Role | Phạm vi · Reach | Được phép · May |", "| --- | --- | --- |",
        ]
        for rule in roles { lines.append(row(rule.label, rule.scope, rule.permissions)) }
        lines += [
            "",
            "Quyền theo phân công, bắt đầu và kết thúc cùng phân công. · Rights that come with an assignment, and end "
                + "with it.", "",
            "| Phân công · Assignment | Phạm vi · Reach | Được phép · May |", "| --- | --- | --- |",
        ]
        for rule in relations { lines.append(row(rule.label, rule.scope, rule.permissions)) }
        let lasting = relations.filter { $0.afterwards?.isEmpty == false }
        if !lasting.isEmpty {
            lines += [
                "", "Quyền xem còn lại sau khi hết phân công. · What may still be read when the assignment has ended.",
                "",
                "| Phân công · Assignment | Phạm vi · Reach | Được phép · May |", "| --- | --- | --- |",
            ]
            for rule in lasting { lines.append(row(rule.label, rule.scope, rule.afterwards ?? [])) }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func row(_ label: Bilingual, _ scope: ScopeKind, _ permissions: [Permission]) -> String {
        let vi = permissions.map(\.label.vi).joined(separator: "; ")
        let en = permissions.map(\.label.en).joined(separator: "; ")
        return "| **\(label.vi)**<br>\(label.en) | \(scope.label.vi)<br>*\(scope.label.en)* | \(vi)<br>*\(en)* |"
    }
}

extension ScopeKind {
    fileprivate var label: Bilingual {
        switch self {
        case .subtree: Bilingual(en: "the unit and all below it", vi: "đơn vị và các đơn vị trực thuộc")
        case .unit: Bilingual(en: "the unit", vi: "đơn vị")
        case .schoolClass: Bilingual(en: "the class", vi: "lớp")
        case .classAndSubject: Bilingual(en: "the class and subject", vi: "lớp và môn học")
        case .group: Bilingual(en: "the group and its members' classes", vi: "tổ và các lớp của tổ viên")
        case .own: Bilingual(en: "own records", vi: "dữ liệu của chính mình")
        case .pupil: Bilingual(en: "the pupil's own data", vi: "dữ liệu của chính học sinh")
        }
    }
}
