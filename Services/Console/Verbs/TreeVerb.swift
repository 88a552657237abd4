import Vocabulary
import Wire

/// Shows the tree of units as it stands, or stood, on a day.
enum TreeVerb: Verb {
    static let name = "tree"
    static let summary = Bilingual(
        en: "show the units of a day, or of two days side by side",
        vi: "xem hệ thống đơn vị của một ngày, hoặc hai ngày cạnh nhau")
    static let forms = ["[UNIT] [--on DAY] [--beside DAY]"]
    static let options = [
        Option(
            "on", "DAY", en: "the tree of that day; today's otherwise", vi: "hệ thống của ngày đó; mặc định hôm nay"),
        Option(
            "beside", "DAY", en: "and another day's beside it, marking what moved, began and ended",
            vi: "thêm ngày khác bên cạnh, đánh dấu đơn vị chuyển, thành lập, giải thể"),
    ]

    static func run(_ call: Call) throws(Failure) -> Ending {
        let top = try call.words(0...1).first ?? UnitCode.root.text
        guard UnitCode(top) != nil else { throw .usage(UnitCode.complaint.about("UNIT")) }
        let today = try call.today()
        let day = try call.day("on") ?? today
        let beside = try call.day("beside")
        let sender = try call.sender()
        let tree = try fetch(under: top, on: day, from: sender)
        guard let beside else {
            show(tree, call)
            return .done
        }
        let other = try fetch(under: top, on: beside, from: sender)
        let changes = beside < day ? TreeChanges(from: other, to: tree) : TreeChanges(from: tree, to: other)
        call.terminal.print(
            call.isJSON ? changes.json.prettyText : changes.text(call.language) { call.terminal.paint($0, .bold) })
        return .done
    }

    /// Every page of the answer: a province has more units than one message holds.
    static func fetch(under top: String, on day: LocalDate, from sender: any Sender) throws(Failure) -> DayTree {
        var items: [JSON] = []
        var next: String?
        repeat {
            var body = [Member("under", .string(top)), Member("on", .string(day.text))]
            if let next { body.append(Member("after", .string(next))) }
            let answer = try sender.ask("identity.units", .object(body))
            items += answer["items"]?.array ?? []
            next = answer["next"]?.string
        } while next != nil
        return DayTree(under: top, on: day, items)
    }

    private static func show(_ tree: DayTree, _ call: Call) {
        guard !call.isJSON else { return call.terminal.print(tree.json.prettyText) }
        let lines = tree.lines { "\($0.label(call.language))  \(call.terminal.paint($0.code, .dim))" }
        guard !lines.isEmpty else {
            return call.terminal.print(
                call.language(
                    en: "There was no such unit on \(tree.day.text).", vi: "Ngày \(tree.day.text) không có đơn vị này.")
            )
        }
        call.terminal.print(lines.map(\.text).joined(separator: "\n"))
    }
}

extension Call {
    /// The day that an option names, where it is given.
    func day(_ option: String) throws(Failure) -> LocalDate? {
        guard let text = options[option] else { return nil }
        guard let day = LocalDate(text) else { throw .usage(LocalDate.complaint.about("--\(option)")) }
        return day
    }
}
