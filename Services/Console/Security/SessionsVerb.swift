import Wire

/// Shows where an account is signed in, and ends sessions.
enum SessionsVerb: Verb {
    static let name = "sessions"
    static let summary = Bilingual(
        en: "see where an account is signed in, and end its sessions",
        vi: "xem tài khoản đang đăng nhập ở đâu và kết thúc phiên")
    static let forms = ["[ACCOUNT]", "revoke ACCOUNT [--session ID] --reason TEXT"]
    static let options = [
        Option("session", "ID", en: "revoke: this one; else all", vi: "revoke: phiên này; nếu không thì tất cả"),
        Option("reason", "TEXT", en: "revoke: why", vi: "revoke: lí do"),
    ]

    static func run(_ call: Call) throws(Failure) -> Ending {
        let isRevoking = call.options.positional.first == "revoke"
        _ = try call.words(isRevoking ? 2...2 : 0...1)
        return isRevoking ? try revoke(call, try call.sender()) : try list(call, try call.sender())
    }

    static func list(_ call: Call, _ sender: any Sender) throws(Failure) -> Ending {
        let account = try call.words(0...1).first
        let answer = try sender.ask("identity.sessions", account.map { ["account": .string($0)] } ?? [:])
        guard let items = answer["items"]?.array else { throw .notUnderstood("identity") }
        if call.isJSON {
            call.terminal.print(answer.prettyText)
            return .done
        }
        var table = TextTable(
            call.language(
                en: "session,account,opened,device,renewed,until,state",
                vi: "phiên,tài khoản,mở lúc,thiết bị,gia hạn,đến,tình trạng"
            ).split(separator: ",").map(String.init))
        for item in items {
            let device = item["device"]?["name"]?.string ?? item["device"]?["id"]?.string ?? item["device"]?.string
            table.add([
                item["session"]?.string ?? "", item["account"]?.string ?? "", item["opened"]?.string ?? "",
                device ?? "", item["refreshed"]?.string ?? "", item["until"]?.string ?? "", state(item, call.language),
            ])
        }
        call.terminal.print(
            table.rows.isEmpty
                ? call.language(en: "there are none", vi: "không có phiên nào")
                : table.text { call.terminal.paint($0, .bold) })
        return .done
    }

    private static func state(_ item: JSON, _ language: Language) -> String {
        if let ended = item["ended"]?.string {
            let word = language(en: "ended \(ended)", vi: "kết thúc \(ended)")
            return Bilingual(item["because"]).map { "\(word) (\(language($0)))" } ?? word
        }
        return item["isThis"]?.bool == true
            ? language(en: "open, this one", vi: "đang mở, phiên này") : language(en: "open", vi: "đang mở")
    }

    static func revoke(_ call: Call, _ sender: any Sender) throws(Failure) -> Ending {
        let account = try call.words(2...2)[1]
        var body = [Member("account", .string(account))]
        if let session = call.options["session"] { body.append(Member("session", .string(session))) }
        body.append(Member("reason", .string(try call.reason())))
        let answer = try sender.command("identity.revoke-sessions", .object(body))
        guard let revoked = answer["revoked"]?.integer else { throw .notUnderstood("identity") }
        call.terminal.print(
            call.isJSON
                ? answer.prettyText
                : call.language(
                    en: "Sessions ended: \(call.language.number(revoked)).",
                    vi: "Số phiên đã kết thúc: \(call.language.number(revoked))."))
        return .done
    }
}
