import Messaging
import Vocabulary
import Wire

/// What a service has recorded: proves it, explains it, seals it, sends it again.
enum JournalVerb: Verb {
    static let name = "journal"
    static let summary = Bilingual(
        en: "check, explain, seal and send again what services have recorded",
        vi: "kiểm tra, giải thích, niêm phong và gửi lại những gì dịch vụ đã ghi")
    static let forms = [
        "verify [--data DIR | --store FILE…] [--seals FILE…]", "explain SERVICE NUMBER", "seals [SERVICE]",
        "seal SERVICE", "replay SERVICE --first N [--last N] --to QUEUE",
    ]
    static let options = [
        Option(
            "data", "DIR", en: "directory of the stores; else KHUEVAN_DATA",
            vi: "thư mục kho; nếu không thì KHUEVAN_DATA"),
        Option(
            "store", "FILE", en: "one store; may be said again", vi: "một kho; có thể ghi nhiều lần", mayRepeat: true),
        Option(
            "seals", "FILE", en: "seals kept elsewhere, as `journal seals --json` prints them",
            vi: "niêm phong lưu ở nơi khác, do `journal seals --json` in ra", mayRepeat: true),
        Option("first", "N", en: "the first row to send again", vi: "dòng đầu cần gửi lại"),
        Option("last", "N", en: "the last one; else up to the end", vi: "dòng cuối; nếu không thì đến hết"),
        Option(
            "to", "QUEUE", en: "the queue that wants it: reporting.events", vi: "hàng đợi cần nhận: reporting.events"),
    ]

    static func run(_ call: Call) throws(Failure) -> Ending {
        let words = try call.words(1...64)
        switch words[0] {
        case "verify": return try VerifyJournal.run(call, stores: Array(words.dropFirst()))
        case "explain": return try explain(call)
        case "seals": return try seals(call)
        case "seal": return try seal(call)
        case "replay": return try replay(call)
        default:
            throw .usage(
                en: "journal can verify, explain, seals, seal or replay",
                vi: "journal có verify, explain, seals, seal và replay")
        }
    }

    /// The service that a word names.
    static func service(_ word: String) throws(Failure) -> Context {
        guard let service = Context(rawValue: word) else {
            let known = Context.allCases.map(\.rawValue).joined(separator: ", ")
            throw .usage(en: "\(word) is no service: \(known)", vi: "\(word) không phải dịch vụ: \(known)")
        }
        return service
    }

    /// One row: what happened, to what, by whom and when, and the hashes that bind it.
    private static func explain(_ call: Call) throws(Failure) -> Ending {
        let words = try call.words(3...3)
        let service = try service(words[1])
        guard let number = Int64(words[2]), number >= 1 else {
            throw .usage(en: "\(words[2]) is no number of a row", vi: "\(words[2]) không phải số của một dòng")
        }
        let answer = try call.sender().ask(
            "\(service.rawValue).journal", ["after": .integer(number - 1), "limit": 1])
        guard let row = answer["rows"]?.array?.first, row["seq"]?.integer == number else {
            throw .failed(
                en: "the journal of \(service.rawValue) has \(answer["head"]?.integer ?? 0) rows",
                vi: "sổ của \(service.rawValue) có \(answer["head"]?.integer ?? 0) dòng")
        }
        if call.isJSON {
            call.terminal.print(row.prettyText)
            return .done
        }
        let labels: [(String, Bilingual)] = [
            ("type", Bilingual(en: "what", vi: "việc")), ("subject", Bilingual(en: "of", vi: "đối tượng")),
            ("version", Bilingual(en: "revision", vi: "phiên bản")), ("unit", Bilingual(en: "unit", vi: "đơn vị")),
            ("actor", Bilingual(en: "by", vi: "người thực hiện")),
            ("occurred", Bilingual(en: "happened", vi: "xảy ra")),
            ("recorded", Bilingual(en: "recorded", vi: "ghi lúc")), ("reason", Bilingual(en: "reason", vi: "lí do")),
            ("id", Bilingual(en: "event", vi: "sự kiện")), ("hash", Bilingual(en: "hash", vi: "giá trị băm")),
            ("previousHash", Bilingual(en: "hash before", vi: "băm dòng trước")),
        ]
        let width = labels.map { call.language($0.1).columns }.max() ?? 0
        for (member, label) in labels {
            guard let value = row[member], value != .null else { continue }
            call.terminal.print(
                "\(call.language(label).padded(to: width))  \((value.string ?? value.text).printable)\n")
        }
        return .done
    }

    private static func seals(_ call: Call) throws(Failure) -> Ending {
        let words = try call.words(1...2)
        var body: JSON = [:]
        if words.count > 1 { body = ["service": .string(try service(words[1]).rawValue)] }
        let answer = try call.sender(signedIn: false).ask("reporting.seals", body)
        if call.isJSON {
            call.terminal.print(answer.prettyText)
            return .done
        }
        var table = TextTable(
            call.language(en: "service,day,row,hash", vi: "dịch vụ,ngày,dòng,giá trị băm").split(separator: ",")
                .map(String.init), right: [2])
        for seal in answer["seals"]?.array ?? [] {
            table.add([
                seal["service"]?.string ?? "", seal["day"]?.string ?? "",
                call.language.number(seal["seq"]?.integer ?? 0), seal["hash"]?.string ?? "",
            ])
        }
        call.terminal.print(table.text { call.terminal.paint($0, .bold) })
        return .done
    }

    private static func seal(_ call: Call) throws(Failure) -> Ending {
        let service = try service(try call.words(2...2)[1])
        let answer = try call.sender().command("\(service.rawValue).seal-journal", [:])
        if call.isJSON {
            call.terminal.print(answer.prettyText)
        } else if let seal = answer["seal"], let seq = seal["seq"]?.integer {
            call.terminal.print(
                call.language(en: "sealed up to row \(seq): ", vi: "đã niêm phong đến dòng \(seq): ")
                    + "\(seal["hash"]?.string ?? "")\n")
        } else {
            call.terminal.print(
                call.language(
                    en: "nothing was recorded since the last seal\n", vi: "chưa ghi gì thêm từ lần niêm phong trước\n"))
        }
        return .done
    }

    private static func replay(_ call: Call) throws(Failure) -> Ending {
        let service = try service(try call.words(2...2)[1])
        guard call.options["first"] != nil, let queue = call.options["to"] else {
            throw .usage(en: "replay needs --first and --to", vi: "replay cần --first và --to")
        }
        let first = try call.options.number("first", in: 1...Int.max, otherwise: 1)
        var members = [Member("first", .integer(Int64(first))), Member("queue", .string(queue))]
        if call.options["last"] != nil {
            let last = try call.options.number("last", in: 1...Int.max, otherwise: 1)
            members.append(Member("last", .integer(Int64(last))))
        }
        let answer = try call.sender().command("\(service.rawValue).replay-journal", .object(members))
        if call.isJSON {
            call.terminal.print(answer.prettyText)
        } else {
            let rows = call.language.number(answer["rows"]?.integer ?? 0)
            call.terminal.print(
                call.language(en: "\(rows) rows go to \(queue) again\n", vi: "\(rows) dòng được gửi lại vào \(queue)\n")
            )
        }
        return .done
    }
}
