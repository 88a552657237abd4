import Wire

/// Lists the accounts of a unit with their roles.
enum AccountsVerb: Verb {
    static let name = "accounts"
    static let summary = Bilingual(
        en: "list the accounts of a unit with their roles", vi: "liệt kê tài khoản của một đơn vị và vai trò")
    static let forms = ["UNIT [--csv FILE]"]
    static let options = [
        Option(
            "csv", "FILE", en: "write CSV to FILE (- is the standard output): a line for each account and role",
            vi: "ghi CSV vào TỆP (- là đầu ra chuẩn): mỗi dòng một tài khoản và một vai trò")
    ]

    static func run(_ call: Call) throws(Failure) -> Ending {
        _ = try call.unit()
        return try run(call, try call.sender())
    }

    static func run(_ call: Call, _ sender: any Sender) throws(Failure) -> Ending {
        let accounts = try Pages(sender).items("identity.accounts", [Member("unit", .string(try call.unit()))])
        if let path = call.options["csv"] {
            try write(csv(of: accounts), to: path, call)
        } else if call.isJSON {
            call.terminal.print(JSON.object([Member("items", .array(accounts))]).prettyText)
        } else {
            call.terminal.print(table(of: accounts, call))
        }
        return .done
    }

    private static func write(_ text: String, to path: String, _ call: Call) throws(Failure) {
        guard path != "-" else { return call.terminal.out.write(text) }
        // Names and duties of people: nobody else on this machine need read them.
        try call.write(text, to: path, mode: 0o600)
        call.terminal.print(
            call.isJSON
                ? JSON.object([Member("file", .string(path))]).text
                : call.language(en: "Written to \(path).", vi: "Đã ghi vào \(path)."))
    }

    private static func table(of accounts: [JSON], _ call: Call) -> String {
        let language = call.language
        guard !accounts.isEmpty else { return language(en: "there are none", vi: "không có tài khoản nào") }
        var table = TextTable(
            language(
                en: "account,name,kind,status,second factor,roles",
                vi: "tài khoản,họ tên,loại,tình trạng,yếu tố thứ hai,vai trò"
            ).split(separator: ",").map(String.init))
        for account in accounts {
            let roles = (account["roles"]?.array ?? []).map {
                "\($0["role"]?.string ?? "") \($0["unit"]?.string ?? "")"
            }
            table.add([
                account["name"]?.string ?? "", account["displayName"]?.string ?? "", account["kind"]?.string ?? "",
                account["status"]?.string ?? "", language.word(account["hasSecondFactor"]?.bool),
                roles.joined(separator: ", "),
            ])
        }
        return table.text { call.terminal.paint($0, .bold) }
    }

    /// RFC 4180, without a byte order mark; only what is named here leaves, so that no secret ever can.
    static func csv(of accounts: [JSON]) -> String {
        var sheet = Sheet(
            header: "name,displayName,unit,person,kind,status,hasSecondFactor,role,roleUnit,from,to", lineEnd: "\r\n")
        for account in accounts {
            let roles = account["roles"]?.array ?? []
            for role in roles.isEmpty ? [[:]] : roles {
                sheet.row(
                    cell(account["name"]), cell(account["displayName"]), cell(account["unit"]), cell(account["person"]),
                    cell(account["kind"]), cell(account["status"]),
                    account["hasSecondFactor"]?.bool.map { $0 ? "true" : "false" } ?? "", cell(role["role"]),
                    cell(role["unit"]), cell(role["from"]), cell(role["to"]))
            }
        }
        return sheet.text
    }

    private static func cell(_ value: JSON?) -> String { ReportCSV.guarded(value?.string ?? "") }
}

extension Language {
    /// Yes, no, or nothing where it is not known.
    func word(_ flag: Bool?) -> String {
        flag.map { $0 ? self(en: "yes", vi: "có") : self(en: "no", vi: "không") } ?? ""
    }
}
