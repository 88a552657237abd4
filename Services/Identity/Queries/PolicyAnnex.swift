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
        .done(Answer(version: Policy.standard.version, markdown: Policy.standard.annex))
    }
}

extension Policy {
    /// The annex in Markdown, Vietnamese first, as the regulation is.
    var annex: String {
        var lines = [
            "# Phụ lục: Vai trò và quyền hạn · Annex: Roles and permissions", "",
            "Phiên bản · Version: \(version)", "",
            "Vai trò được cấp có thời hạn, tại một đơn vị và các đơn vị trực thuộc. · A role is granted with dates, at "
                + "a unit and all below it.", "",
            "| Vai trò · Role | Được phép · May |", "| --- | --- |",
        ]
        for rule in roles { lines.append(row(rule.label, rule.permissions)) }
        lines += [
            "",
            "Quyền theo phân công, bắt đầu và kết thúc cùng phân công. · Rights that come with an assignment, and end "
                + "with it.", "",
            "| Phân công · Assignment | Được phép · May |", "| --- | --- |",
        ]
        for rule in relations { lines.append(row(rule.label, rule.permissions)) }
        return lines.joined(separator: "\n") + "\n"
    }

    private func row(_ label: Bilingual, _ permissions: [Permission]) -> String {
        let vi = permissions.map(\.label.vi).joined(separator: "; ")
        let en = permissions.map(\.label.en).joined(separator: "; ")
        return "| **\(label.vi)**<br>\(label.en) | \(vi)<br>*\(en)* |"
    }
}
