import Messaging
import Platform
import Vocabulary
import Wire

/// Asks every service how it is.
enum HealthVerb: Verb {
    static let name = "health"
    static let summary = Bilingual(en: "ask every service how it is", vi: "hỏi tình trạng mọi dịch vụ")
    static let forms = [""]
    /// How long silence is waited out, in milliseconds.
    static let patience: Int64 = 1_500

    static func run(_ call: Call) throws(Failure) -> Ending {
        _ = try call.words(0...0)
        let answers = try ask(try call.sender(signedIn: false))
        if call.isJSON {
            call.terminal.print(
                JSON.object(Context.allCases.map { Member($0.rawValue, answers[$0] ?? .null) }).prettyText)
        } else {
            call.terminal.print(table(of: answers, call))
        }
        return status(of: answers)
    }

    /// Everybody at once: who does not answer in time is left out.
    static func ask(_ sender: any Sender) throws(Failure) -> [Context: JSON] {
        var asked: [MessageID: Context] = [:]
        var requests: [Client.Request] = []
        for context in Context.allCases {
            let request = Client.Request(
                .query, "\(context.rawValue).health", JSON.object([]).bytes, id: type(of: sender).freshID())
            asked[request.id] = context
            requests.append(request)
        }
        var answers: [Context: JSON] = [:]
        do throws(Failure) {
            try sender.send(requests, window: requests.count, patience: patience) { request, answer in
                if let context = asked[request.id], case .done(let result, _) = answer { answers[context] = result }
            }
        } catch {
            guard case .unreachable(.unreachable) = error else { throw error }
        }
        return answers
    }

    static func status(of answers: [Context: JSON]) -> Ending {
        if answers.isEmpty { return .unreachable }
        return Context.allCases.allSatisfy { answers[$0]?["status"]?.string == "healthy" } ? .done : .refused
    }

    static func table(of answers: [Context: JSON], _ call: Call) -> String {
        let language = call.language
        var table = TextTable(
            language(
                en: "service,status,journal,published,oldest waiting,in queues,behind,set aside,memory,reasons",
                vi: "dịch vụ,tình trạng,sổ,đã phát,chờ lâu nhất,trong hàng đợi,còn thiếu,để riêng,bộ nhớ,lí do"
            ).split(separator: ",").map(String.init), right: [2, 3, 4, 5, 6, 7, 8])
        for context in Context.allCases {
            guard let answer = answers[context] else {
                table.add([
                    context.rawValue, language(en: "silent", vi: "im lặng"), "", "", "", "", "", "", "",
                    language(en: "no answer; is it running?", vi: "không trả lời; đã chạy chưa?"),
                ])
                continue
            }
            let reasons = (answer["parts"]?.array ?? []).compactMap { part -> String? in
                guard let reason = part["reason"]?.string, !reason.isEmpty else { return nil }
                return "\(part["name"]?.string ?? ""): \(reason)"
            }
            let memory = (answer["residentBytes"]?.integer ?? 0) >> 20
            table.add([
                context.rawValue, status(answer["status"]?.string ?? "", language),
                language.number(answer["journal"]?.integer ?? 0), language.number(answer["published"]?.integer ?? 0),
                oldest(answer, call), queues(answer, language), language.number(behind(answer, of: answers)),
                aside(answer, language), "\(memory) MiB", reasons.joined(separator: "; "),
            ])
        }
        return table.text { call.terminal.paint($0, .bold) }
    }

    /// How long the oldest journal row has waited to be published, in seconds.
    private static func oldest(_ answer: JSON, _ call: Call) -> String {
        guard let since = answer["oldestUnpublished"]?.string.flatMap(Instant.init) else { return "" }
        return "\(max(0, call.clock.now() - since.milliseconds) / 1000) s"
    }

    /// Messages that wait in the broker.
    private static func queues(_ answer: JSON, _ language: Language) -> String {
        let waiting = (answer["queues"]?.array ?? []).compactMap { $0["messages"]?.integer }.reduce(0, +)
        return language.number(waiting)
    }

    /// Facts of other services that it has not read yet, those missing in between included.
    static func behind(_ answer: JSON, of answers: [Context: JSON]) -> Int64 {
        (answer["sources"]?.array ?? []).reduce(0) { sum, source in
            let name = source["source"]?.string?.split(separator: "/").last.map(String.init) ?? ""
            let head = Context(rawValue: name).flatMap { answers[$0]?["published"]?.integer } ?? 0
            return sum + max(0, head - (source["sequence"]?.integer ?? 0)) + (source["missing"]?.integer ?? 0)
        }
    }

    /// Messages that wait to be tried again, for something to come, or for an operator.
    private static func aside(_ answer: JSON, _ language: Language) -> String {
        ["retries", "parked", "deadLetters"].map { language.number(answer[$0]?.integer ?? 0) }.joined(separator: "/")
    }

    private static func status(_ word: String, _ language: Language) -> String {
        guard language == .vi else { return word }
        switch word {
        case "healthy": return "tốt"
        case "degraded": return "kém"
        case "unhealthy": return "hỏng"
        default: return word
        }
    }
}
