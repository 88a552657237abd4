import Vocabulary
import Wire

/// Shows who has read a child's sensitive data, the latest first: what a family gets that asks.
enum AccessStatementVerb: Verb {
    static let name = "access-statement"
    static let summary = Bilingual(
        en: "see who has read a pupil's file, marks and health, and when",
        vi: "xem ai đã đọc hồ sơ, điểm và thông tin sức khoẻ của một học sinh, khi nào")
    static let forms = ["PUPIL [--from DAY] [--to DAY]"]
    static let options = [
        Option("from", "DAY", en: "from this day on; else from the first", vi: "từ ngày này; nếu không thì từ đầu"),
        Option(
            "to", "DAY", en: "up to this day, it included; else up to now",
            vi: "đến hết ngày này; nếu không thì đến bây giờ"),
    ]

    static func run(_ call: Call) throws(Failure) -> Ending {
        _ = try body(call)
        return try run(call, try call.sender())
    }

    static func run(_ call: Call, _ sender: any Sender) throws(Failure) -> Ending {
        let items = try Pages(sender).items("pupils.access-statement", try body(call))
        guard !call.isJSON else {
            call.terminal.print(JSON.object([Member("items", .array(items))]).prettyText)
            return .done
        }
        guard !items.isEmpty else {
            call.terminal.print(call.language(en: "nobody has read anything", vi: "chưa có ai xem"))
            return .done
        }
        call.terminal.print(try table(of: items, call))
        return .done
    }

    /// What is asked; the service counts days up to the first that is not meant.
    private static func body(_ call: Call) throws(Failure) -> [Member] {
        let word = try call.words(1...1)[0]
        guard PupilCode(word) != nil else { throw .usage(PupilCode.complaint.about(word)) }
        var body = [Member("pupil", .string(word))]
        if let from = try day("from", call) { body.append(Member("from", .string(from.text))) }
        if let to = try day("to", call) { body.append(Member("to", .string(to.adding(days: 1).text))) }
        return body
    }

    private static func day(_ option: String, _ call: Call) throws(Failure) -> LocalDate? {
        guard let text = call.options[option] else { return nil }
        guard let day = LocalDate(text) else { throw .usage(LocalDate.complaint.about("--\(option)")) }
        return day
    }

    private static func table(of items: [JSON], _ call: Call) throws(Failure) -> String {
        var table = TextTable(
            call.language(
                en: "first,last,times,account,member,roles,what,service,school",
                vi: "lần đầu,lần cuối,số lần,tài khoản,nhân sự,vai trò,nội dung,dịch vụ,trường"
            ).split(separator: ",").map(String.init), right: [2])
        for item in items {
            guard let what = Bilingual(item["what"]), let times = item["times"]?.integer else {
                throw .notUnderstood("pupils")
            }
            func word(_ name: String) -> String { item[name]?.string ?? "" }
            table.add([
                word("from"), word("to"), call.language.number(times), word("account"), word("person"),
                roles(of: item, call.language), call.language(what), word("service"), word("school"),
            ])
        }
        return table.text { call.terminal.paint($0, .bold) }
    }

    /// In words, with the unit where it is not the school whose records they were.
    private static func roles(of item: JSON, _ language: Language) -> String {
        (item["roles"]?.array ?? []).map { held in
            let role = Bilingual(held["label"]).map { language($0) } ?? held["role"]?.string ?? ""
            let unit = held["unit"]?.string ?? ""
            return held["unit"] == item["school"] ? role : "\(role) \(unit)"
        }.joined(separator: ", ")
    }
}
