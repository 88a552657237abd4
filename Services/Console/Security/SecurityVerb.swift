import Messaging
import Vocabulary
import Wire

/// Shows what all services have recorded about rights and accounts of a unit, in the order of time.
enum SecurityVerb: Verb {
    static let name = "security"
    static let summary = Bilingual(
        en: "see what every service has recorded about rights and accounts",
        vi: "xem những gì mọi dịch vụ đã ghi về quyền và tài khoản")
    static let forms = ["UNIT [--since DAY]"]
    static let options = [
        Option(
            "since", "DAY", en: "from this day on; else the last 30 days",
            vi: "từ ngày này; nếu không thì 30 ngày gần nhất")
    ]

    /// How long a service is waited for, in milliseconds: the last one's silence shall not hide what others say.
    private static let patience: Int64 = 5_000

    static func run(_ call: Call) throws(Failure) -> Ending {
        _ = try call.unit()
        _ = try since(call)
        return try run(call, try call.sender())
    }

    static func run(_ call: Call, _ sender: any Sender) throws(Failure) -> Ending {
        let body = [
            Member("unit", .string(try call.unit())), Member("since", .string(try since(call).start.text)),
        ]
        var facts: [Fact] = []
        var silent: [Context] = []
        for service in Context.allCases {
            do throws(Failure) {
                let items = try Pages(sender, patience: patience).items("\(service.rawValue).security-facts", body)
                facts += try Fact.read(items, of: service)
            } catch {
                guard case .unreachable(.unreachable) = error else { throw error }
                silent.append(service)
            }
        }
        facts.sort { $0.order < $1.order }
        if call.isJSON {
            call.terminal.print(
                JSON.object([
                    Member("items", .array(facts.map(\.json))),
                    Member("silent", .array(silent.map { .string($0.rawValue) })),
                ]).prettyText)
        } else {
            call.terminal.print(table(of: facts, call))
            if !silent.isEmpty { complain(silent, call) }
        }
        // What one service did not say may be what was looked for.
        return silent.isEmpty ? .done : .unreachable
    }

    private static func since(_ call: Call) throws(Failure) -> LocalDate {
        guard let text = call.options["since"] else { return try call.today().adding(days: -30) }
        guard let day = LocalDate(text) else { throw .usage(LocalDate.complaint.about("--since")) }
        return day
    }

    private static func table(of facts: [Fact], _ call: Call) -> String {
        guard !facts.isEmpty else { return call.language(en: "there is nothing", vi: "không có gì") }
        var table = TextTable(
            call.language(
                en: "time,service,row,fact,of,by,unit,what",
                vi: "thời điểm,dịch vụ,dòng,việc,đối tượng,người thực hiện,đơn vị,nội dung"
            ).split(separator: ",").map(String.init), right: [2])
        for fact in facts { table.add(fact.cells) }
        return table.text { call.terminal.paint($0, .bold) }
    }

    private static func complain(_ silent: [Context], _ call: Call) {
        let names = silent.map(\.rawValue).joined(separator: ", ")
        call.terminal.complain(
            call.language(
                en: "No answer from \(names): what is recorded there is missing here. See: khuevan health",
                vi: "Không có trả lời từ \(names): thiếu những gì được ghi ở đó. Xem: khuevan health"))
    }
}

/// One row of a service's journal that has to do with security.
private struct Fact {
    let service: Context
    let stated: JSON
    let time: Instant
    let seq: Int64

    static func read(_ items: [JSON], of service: Context) throws(Failure) -> [Fact] {
        var facts: [Fact] = []
        for item in items {
            guard let time = item["time"]?.string.flatMap({ Instant($0) }), let seq = item["seq"]?.integer else {
                throw .notUnderstood(service.rawValue)
            }
            facts.append(Fact(service: service, stated: item, time: time, seq: seq))
        }
        return facts
    }

    /// By time; what happened at one moment by service and row, so that the order is always the same.
    var order: (Instant, String, Int64) { (time, service.rawValue, seq) }

    var json: JSON { .object([Member("service", .string(service.rawValue))] + (stated.object ?? [])) }

    var cells: [String] {
        let what = (stated["body"]?.object ?? []).filter { !$0.value.isNull }.map {
            "\($0.name)=\($0.value.string ?? $0.value.text)"
        }
        return [
            time.text, service.rawValue, "\(seq)", word("fact"), word("subject"), word("actor"), word("unit"),
            what.joined(separator: " "),
        ]
    }

    private func word(_ name: String) -> String { stated[name]?.string ?? "" }
}
