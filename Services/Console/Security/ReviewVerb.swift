import Wire

/// Shows who may do what in a unit, with all that looks wrong about it.
enum ReviewVerb: Verb {
    static let name = "review"
    static let summary = Bilingual(
        en: "review the accounts of a unit: who may do what, and what looks wrong",
        vi: "rà soát tài khoản của một đơn vị: ai có quyền gì, điều gì bất thường")
    static let forms = ["UNIT"]

    static func run(_ call: Call) throws(Failure) -> Ending {
        _ = try call.unit()
        return try run(call, try call.sender())
    }

    static func run(_ call: Call, _ sender: any Sender) throws(Failure) -> Ending {
        let answer = try sender.ask("identity.access-review", ["unit": .string(try call.unit())])
        guard let items = answer["items"]?.array else { throw .notUnderstood("identity") }
        if call.isJSON {
            call.terminal.print(answer.prettyText)
            return .done
        }
        let language = call.language
        var table = TextTable(
            language(
                en: "account,name,roles,last sign-in,password set,second factor,findings",
                vi: "tài khoản,họ tên,vai trò,đăng nhập gần nhất,đặt mật khẩu,yếu tố thứ hai,phát hiện"
            ).split(separator: ",").map(String.init))
        var findings = 0
        for item in items {
            let found = try Self.findings(item, language)
            findings += found.count
            table.add([
                item["account"]?.string ?? "", item["displayName"]?.string ?? "", roles(item),
                item["lastSignIn"]?.string ?? "", item["passwordSet"]?.string ?? "",
                language.word(item["hasSecondFactor"]?.bool), found.joined(separator: "; "),
            ])
        }
        if !table.rows.isEmpty { call.terminal.print(table.text { call.terminal.paint($0, .bold) }) }
        call.terminal.print(
            language(
                en: "Accounts: \(language.number(items.count)); findings: \(language.number(findings)).",
                vi: "Số tài khoản: \(language.number(items.count)); số phát hiện: \(language.number(findings))."))
        let reviewed = answer["reviewed"]?.string?.printable
        call.terminal.print(
            reviewed.map { language(en: "Last reviewed: \($0).", vi: "Rà soát gần nhất: \($0).") }
                ?? language(en: "Never reviewed yet.", vi: "Chưa từng được rà soát."))
        return .done
    }

    private static func roles(_ item: JSON) -> String {
        (item["roles"]?.array ?? []).map { role in
            role.string ?? [role["role"]?.string, role["unit"]?.string].compactMap { $0 }.joined(separator: " ")
        }.joined(separator: ", ")
    }

    private static func findings(_ item: JSON, _ language: Language) throws(Failure) -> [String] {
        var sentences: [String] = []
        for finding in item["findings"]?.array ?? [] {
            guard let sentence = Bilingual(finding["sentence"]) else { throw .notUnderstood("identity") }
            sentences.append(language(sentence))
        }
        return sentences
    }
}
