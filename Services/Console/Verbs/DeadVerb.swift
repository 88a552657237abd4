import Messaging
import Vocabulary
import Wire

/// Messages that could not be settled: by cause, one by one, tried again, thrown away.
enum DeadVerb: Verb {
    static let name = "dead"
    static let summary = Bilingual(
        en: "see, try again or discard messages that could not be settled",
        vi: "xem, thử lại hoặc bỏ các thông điệp không xử lý được")
    static let forms = [
        "list [SERVICE] [--state dead|retry|parked|discarded] [--type T] [--user U]", "show SERVICE NUMBER",
        "replay SERVICE [NUMBER…] [--type T] [--user U] [--dry-run]",
        "discard SERVICE [NUMBER…] [--type T] [--user U] --reason TEXT [--dry-run]",
    ]
    static let options = [
        Option("state", "STATE", en: "which messages; dead ones otherwise", vi: "loại thông điệp; mặc định: dead"),
        Option("type", "TYPE", en: "of one command or event type", vi: "thuộc một loại lệnh hoặc sự kiện"),
        Option("user", "USER", en: "of one sender", vi: "của một người gửi"),
        Option("reason", "TEXT", en: "why they are thrown away", vi: "lí do bỏ"),
        Option("dry-run", en: "only say which ones", vi: "chỉ liệt kê, không làm"),
    ]

    static func run(_ call: Call) throws(Failure) -> Ending {
        let words = try call.words(1...1002)
        switch words[0] {
        case "list": return try list(call, try call.sender())
        case "show": return try show(call, try call.sender())
        case "replay": return try settle(call, "replay-dead-letter", try call.sender())
        case "discard": return try settle(call, "discard-dead-letter", try call.sender())
        default:
            throw .usage(
                en: "dead can list, show, replay or discard", vi: "dead có list, show, replay và discard")
        }
    }

    // MARK: Seeing

    static func list(_ call: Call, _ sender: any Sender) throws(Failure) -> Ending {
        let words = try call.words(1...2)
        let services = words.count > 1 ? [try JournalVerb.service(words[1])] : Context.allCases
        let filter = ["state", "type", "user"].compactMap { name in
            call.options[name].map { Member(name, .string($0)) }
        }
        var answers: [Member] = []
        for service in services {
            answers.append(
                Member(
                    service.rawValue,
                    try sender.ask("\(service.rawValue).dead-letters", .object(filter), patience: HealthVerb.patience)))
        }
        if call.isJSON {
            call.terminal.print(JSON.object(answers).prettyText)
            return .done
        }
        var table = TextTable(
            call.language(
                en: "service,count,first,newest,sender,type,reason",
                vi: "dịch vụ,số lượng,đầu tiên,mới nhất,người gửi,loại,lí do"
            ).split(separator: ",").map(String.init), right: [1, 2])
        for answer in answers {
            for group in answer.value["groups"]?.array ?? [] { table.add(row(group, of: answer.name, call)) }
        }
        call.terminal.print(
            table.rows.isEmpty
                ? call.language(en: "there are none\n", vi: "không có thông điệp nào\n")
                : table.text { call.terminal.paint($0, .bold) })
        return .done
    }

    private static func row(_ group: JSON, of service: String, _ call: Call) -> [String] {
        [
            service, call.language.number(group["count"]?.integer ?? 0), "\(group["first"]?.integer ?? 0)",
            group["newest"]?.string ?? "", group["user"]?.string ?? "", group["type"]?.string ?? "",
            group["reason"]?.string ?? "",
        ]
    }

    private static func show(_ call: Call, _ sender: any Sender) throws(Failure) -> Ending {
        let words = try call.words(3...3)
        let service = try JournalVerb.service(words[1])
        let answer = try sender.ask(
            "\(service.rawValue).dead-letter", ["number": .integer(try numbers([words[2]])[0])])
        if call.isJSON {
            call.terminal.print(answer.prettyText)
            return .done
        }
        for member in answer["letter"]?.object ?? [] where member.value != .null {
            call.terminal.print("\(member.name): \((member.value.string ?? member.value.text).printable)\n")
        }
        call.terminal.print("\n\((answer["body"]?.string ?? "").printable)\n")
        return .done
    }

    // MARK: Settling

    static func settle(_ call: Call, _ command: String, _ sender: any Sender) throws(Failure) -> Ending {
        let words = try call.words(2...1002)
        let service = try JournalVerb.service(words[1])
        var choice: [Member] = []
        let numbers = try numbers(Array(words.dropFirst(2)))
        if !numbers.isEmpty { choice.append(Member("numbers", .array(numbers.map { .integer($0) }))) }
        for name in ["type", "user"] {
            if let value = call.options[name] { choice.append(Member(name, .string(value))) }
        }
        guard !choice.isEmpty else {
            throw .usage(
                en: "which ones? Name numbers, --type or --user", vi: "những thông điệp nào? Ghi số, --type hoặc --user"
            )
        }
        var body = [Member("choose", .object(choice))]
        if let reason = call.options["reason"] { body.append(Member("reason", .string(reason))) }
        if command.hasPrefix("discard"), call.options["reason"] == nil {
            throw .usage(en: "why? Say --reason TEXT", vi: "vì sao? Ghi --reason LÍ-DO")
        }
        let isDry = call.options.has("dry-run")
        if isDry { body.append(Member("dryRun", true)) }
        let answer = try sender.command("\(service.rawValue).\(command)", .object(body))
        if call.isJSON {
            call.terminal.print(answer.prettyText)
            return .done
        }
        let done = (answer["numbers"]?.array ?? []).compactMap(\.integer)
        let list = done.prefix(20).map(String.init).joined(separator: ", ") + (done.count > 20 ? ", …" : "")
        call.terminal.print(
            isDry
                ? call.language(
                    en: "\(done.count) would be: \(list)\n", vi: "sẽ là \(done.count) thông điệp: \(list)\n")
                : call.language(en: "\(done.count) done: \(list)\n", vi: "xong \(done.count) thông điệp: \(list)\n"))
        if let left = answer["left"]?.integer, left > 0 {
            call.terminal.print(
                call.language(
                    en: "\(left) are left; say it again\n", vi: "còn \(left) thông điệp; hãy chạy lại\n"))
        }
        return .done
    }

    private static func numbers(_ words: [String]) throws(Failure) -> [Int64] {
        var numbers: [Int64] = []
        for word in words {
            guard let number = Int64(word), number >= 1 else {
                throw .usage(en: "\(word) is no number of a message", vi: "\(word) không phải số của thông điệp")
            }
            numbers.append(number)
        }
        return numbers
    }
}

/// Messages that wait for something which is not here yet, by what they wait for.
enum ParkedVerb: Verb {
    static let name = "parked"
    static let summary = Bilingual(
        en: "see what waits for something that is not here yet", vi: "xem thông điệp đang chờ đối tượng chưa có")
    static let forms = ["[SERVICE]"]

    static func run(_ call: Call) throws(Failure) -> Ending { try run(call, try call.sender()) }

    static func run(_ call: Call, _ sender: any Sender) throws(Failure) -> Ending {
        let words = try call.words(0...1)
        let services = words.isEmpty ? Context.allCases : [try JournalVerb.service(words[0])]
        var answers: [Member] = []
        for service in services {
            answers.append(
                Member(
                    service.rawValue, try sender.ask("\(service.rawValue).parked", patience: HealthVerb.patience)))
        }
        if call.isJSON {
            call.terminal.print(JSON.object(answers).prettyText)
            return .done
        }
        var table = TextTable(
            call.language(
                en: "service,waits for,messages,sender,type,since",
                vi: "dịch vụ,chờ đối tượng,số thông điệp,người gửi,loại,từ lúc"
            ).split(separator: ",").map(String.init), right: [2])
        for answer in answers {
            for group in answer.value["groups"]?.array ?? [] {
                table.add([
                    answer.name, group["waitsFor"]?.string ?? "", call.language.number(group["count"]?.integer ?? 0),
                    group["user"]?.string ?? "", group["type"]?.string ?? "", group["oldest"]?.string ?? "",
                ])
            }
        }
        call.terminal.print(
            table.rows.isEmpty
                ? call.language(en: "nothing waits\n", vi: "không có gì phải chờ\n")
                : table.text { call.terminal.paint($0, .bold) })
        return .done
    }
}
