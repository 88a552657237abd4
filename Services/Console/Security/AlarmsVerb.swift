import Wire

/// Shows what about the accounts of a unit wants looking after at once.
enum AlarmsVerb: Verb {
    static let name = "alarms"
    static let summary = Bilingual(
        en: "see what about the accounts of a unit needs looking after",
        vi: "xem cảnh báo về tài khoản của một đơn vị")
    static let forms = ["UNIT"]

    static func run(_ call: Call) throws(Failure) -> Ending {
        _ = try call.unit()
        return try run(call, try call.sender())
    }

    static func run(_ call: Call, _ sender: any Sender) throws(Failure) -> Ending {
        let answer = try sender.ask("identity.alarms", ["unit": .string(try call.unit())])
        guard let items = answer["items"]?.array else { throw .notUnderstood("identity") }
        if call.isJSON {
            call.terminal.print(answer.prettyText)
            return .done
        }
        var table = TextTable(
            call.language(en: "alarm,unit,since,what", vi: "cảnh báo,đơn vị,từ lúc,nội dung").split(separator: ",")
                .map(String.init))
        for item in items {
            guard let sentence = Bilingual(item["sentence"]) else { throw .notUnderstood("identity") }
            table.add([
                item["kind"]?.string ?? "", item["unit"]?.string ?? "", item["since"]?.string ?? "",
                call.language(sentence),
            ])
        }
        call.terminal.print(
            table.rows.isEmpty
                ? call.language(en: "there are none", vi: "không có cảnh báo nào")
                : table.text { call.terminal.paint($0, .bold) })
        return .done
    }
}
