import Platform
import Vocabulary
import Wire

/// Shows, exports and explains reports.
enum ReportVerb: Verb {
    static let name = "report"
    static let summary = Bilingual(en: "show, export and explain reports", vi: "xem, xuất và giải thích báo cáo")
    static let forms = [
        "list", "show REPORT --unit CODE --year Y [--on DATE]",
        "export REPORT --unit CODE --year Y --to FILE [--format html|csv|json]", "explain FIGURE [--limit N]",
    ]
    static let options = [
        Option("unit", "CODE", en: "the school or office", vi: "trường hoặc cơ quan"),
        Option("year", "Y", en: "school year, 2026 or 2026-2027", vi: "năm học, 2026 hoặc 2026-2027"),
        Option("on", "DATE", en: "another day than the report's cut-off", vi: "ngày khác ngày chốt của báo cáo"),
        Option("to", "FILE", en: "write to this file", vi: "ghi vào tệp này"),
        Option(
            "format", "html|csv|json", en: "form of the file; else by its name", vi: "dạng tệp; nếu không thì theo tên"),
        Option("limit", "N", en: "at most so many facts", vi: "nhiều nhất chừng này dữ kiện"),
        Option(
            "as-is", en: "do not wait until Reporting has read everything", vi: "không chờ dịch vụ báo cáo đọc hết"),
    ]

    static func run(_ call: Call) throws(Failure) -> Ending {
        let words = try call.words(1...2)
        switch words[0] {
        case "list": try list(call)
        case "show": try show(try report(words, call), call)
        case "export": try export(try report(words, call), call)
        case "explain": try explain(words, call)
        default:
            let actions = ["list", "show", "export", "explain"]
            let nearest = Suggestion.nearest(to: words[0], among: actions) ?? "show"
            throw .usage(
                en: "report cannot \(words[0]); did you mean \(nearest)?",
                vi: "report không có \(words[0]); có phải là \(nearest)?")
        }
        return .done
    }

    /// Asks for a report, once Reporting has read what everybody has recorded.
    private static func report(_ words: [String], _ call: Call) throws(Failure) -> JSON {
        guard words.count == 2 else {
            throw .usage(en: "which report? See: khuevan report list", vi: "báo cáo nào? Xem: khuevan report list")
        }
        guard let unit = call.options["unit"], let year = try call.year() else {
            throw .usage(en: "a report needs --unit CODE and --year Y", vi: "báo cáo cần --unit MÃ và --year NĂM")
        }
        guard UnitCode(unit) != nil else { throw .usage(UnitCode.complaint.about("--unit")) }
        var body = [
            Member("report", .string(words[1])), Member("unit", .string(unit)), Member("year", .string(year.text)),
        ]
        if let on = call.options["on"] {
            guard LocalDate(on) != nil else { throw .usage(LocalDate.complaint.about("--on")) }
            body.append(Member("on", .string(on)))
        }
        let sender = try call.sender()
        if !call.options.has("as-is") { try CatchUp(sender).waitForReporting() }
        return try sender.ask("reporting.report", .object(body))
    }

    private static func show(_ answer: JSON, _ call: Call) throws(Failure) {
        guard !call.isJSON else { return call.terminal.print(answer.prettyText) }
        let text = ReportText(document: try document(answer), language: call.language) {
            call.terminal.paint($0, .bold)
        }
        call.terminal.print(text.text)
    }

    private static func export(_ answer: JSON, _ call: Call) throws(Failure) {
        guard let path = call.options["to"] else {
            throw .usage(en: "where to? Say --to FILE", vi: "ghi vào đâu? Ghi --to TỆP")
        }
        let format = call.options["format"] ?? path.split(separator: ".").last.map(String.init) ?? ""
        let text: String
        switch format {
        case "json": text = answer.prettyText
        case "csv": text = ReportCSV.text(of: try document(answer))
        case "html", "htm":
            text = HTMLPage(document: try document(answer), made: Instant(milliseconds: call.clock.now())).text
        default: throw .usage(en: "--format is html, csv or json", vi: "--format là html, csv hoặc json")
        }
        try call.write(text, to: path)
        call.terminal.print(
            call.isJSON
                ? JSON.object([Member("file", .string(path))]).text
                : call.language(en: "Written to \(path).", vi: "Đã ghi vào \(path)."))
    }

    private static func list(_ call: Call) throws(Failure) {
        let answer = try call.sender().ask("reporting.reports")
        guard !call.isJSON else { return call.terminal.print(answer.prettyText) }
        var table = TextTable([call.language(en: "report", vi: "báo cáo"), call.language(en: "name", vi: "tên")])
        for item in answer["items"]?.array ?? answer["reports"]?.array ?? [] {
            let id = item["report"]?.string ?? item["id"]?.string ?? ""
            table.add([id, Bilingual(item["name"]).map { call.language($0) } ?? ""])
        }
        call.terminal.print(table.text { call.terminal.paint($0, .bold) })
    }

    private static func explain(_ words: [String], _ call: Call) throws(Failure) {
        guard words.count == 2 else {
            throw .usage(
                en: "which figure? Each cell of report show --json names its own",
                vi: "số liệu nào? Mỗi ô của report show --json có mã riêng")
        }
        var body = [Member("figure", .string(words[1]))]
        if call.options.has("limit") {
            body.append(Member("limit", .integer(Int64(try call.options.number("limit", in: 1...500, otherwise: 100)))))
        }
        let answer = try call.sender().ask("reporting.explain", .object(body))
        call.terminal.print(call.isJSON ? answer.prettyText : Explanation(answer, call.language).text)
    }

    private static func document(_ answer: JSON) throws(Failure) -> ReportDocument {
        guard let document = ReportDocument(answer) else {
            throw .failed(
                en: "Reporting's answer is not a report; the versions of khuevan and the services may differ",
                vi: "câu trả lời không phải báo cáo; có thể khác phiên bản giữa khuevan và dịch vụ")
        }
        return document
    }
}

extension CatchUp {
    /// Waits until Reporting has read what every other service has recorded by now.
    func waitForReporting() throws(Failure) {
        let sources = Context.allCases.filter { $0 != .reporting }.map(\.rawValue)
        try wait(for: "reporting", toRead: sources)
    }
}
