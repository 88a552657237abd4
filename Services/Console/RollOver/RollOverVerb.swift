import Messaging
import Vocabulary
import Wire

/// Carries a school's classes over into the next school year, by a table of which class becomes which.
enum RollOverVerb: Verb {
    static let name = "roll-over"
    static let summary = Bilingual(
        en: "carry classes over into the next school year", vi: "kết chuyển các lớp sang năm học mới")
    static let forms = ["SCHOOL --from YEAR FILE.csv [--exceptions FILE.csv] [--on DAY] [--dry-run]"]
    static let options = [
        Option("from", "YEAR", en: "the school year that ends, 2026-2027", vi: "năm học kết thúc, 2026-2027"),
        Option(
            "exceptions", "FILE", en: "pupils who go their own way: CSV with pupil,decision,class",
            vi: "học sinh đi riêng: CSV gồm pupil,decision,class"),
        Option(
            "on", "DAY", en: "the first day in the new classes; the new school year's otherwise",
            vi: "ngày đầu tiên ở lớp mới; mặc định ngày đầu năm học mới"),
        Option(
            "undecided", "hold|promote", en: "who has no decision: held, or promoted up to primary school",
            vi: "học sinh chưa được xét: giữ lại (hold), hoặc cho lên lớp (promote) ở mầm non, tiểu học"),
        Option("dry-run", en: "say what would happen and change nothing", vi: "chạy thử, không thay đổi gì"),
    ]

    static let columns = CSVTable.Columns(required: ["from", "promoted", "repeating"])
    static let exceptionColumns = CSVTable.Columns(required: ["pupil", "decision"], optional: ["class"])

    static func run(_ call: Call) throws(Failure) -> Ending {
        try run(call) { () throws(Failure) in try call.sender() }
    }

    static func run(_ call: Call, _ sender: () throws(Failure) -> any Sender) throws(Failure) -> Ending {
        let words = try call.words(2...2)
        guard UnitCode(words[0]) != nil else { throw .usage(UnitCode.complaint.about("SCHOOL")) }
        guard let from = call.options["from"] else {
            throw .usage(en: "which year ends? Say --from 2026-2027", vi: "năm học nào kết thúc? Ghi --from 2026-2027")
        }
        guard let year = SchoolYear(from) ?? SchoolYear(startingIn: from) else {
            throw .usage(SchoolYear.complaint.about("--from"))
        }
        let day = try call.day("on")
        var files = [(words[1], columns)]
        if let path = call.options["exceptions"] { files.append((path, exceptionColumns)) }
        guard let tables = try read(files, call) else { return .refused }
        let order = RollOverOrder(
            school: words[0], from: year, classes: tables[0], exceptions: tables.count > 1 ? tables[1] : nil, on: day,
            undecided: call.options["undecided"], isDryRun: call.options.has("dry-run"))
        let sender = try sender()
        // Who goes where is decided in another service.
        try CatchUp(sender).wait(for: "pupils", toRead: ["assessment"])
        let answer: JSON
        do throws(Failure) {
            answer = try sender.command("pupils.roll-over", order.body)
        } catch .refused(let problem) where !call.isJSON {
            throw .refused(order.placed(problem))
        }
        guard let account = RollOverAccount(answer) else { throw .notUnderstood("pupils") }
        if call.isJSON {
            call.terminal.print(answer.prettyText)
        } else {
            call.terminal.print(
                account.text(call.language, isDryRun: order.isDryRun) { call.terminal.paint($0, .bold) })
        }
        return .done
    }

    /// The tables of the files; nothing where something is wrong with one, which has been said.
    private static func read(
        _ files: [(path: String, columns: CSVTable.Columns)], _ call: Call
    ) throws(Failure) -> [CSVTable]? {
        var tables: [CSVTable] = []
        var failures: [CSVTable.Flaws] = []
        for file in files {
            switch CSVTable.read(try call.read(file.path), file: file.path, columns: file.columns) {
            case .success(let table): tables.append(table)
            case .failure(let flaws): failures.append(flaws)
            }
        }
        if failures.isEmpty { return tables }
        if call.isJSON {
            call.terminal.print(JSON.array(failures.map(\.json)).prettyText)
        } else {
            for flaws in failures {
                call.terminal.complain(flaws.text(call.language) { call.terminal.paintComplaint($0, .bold) })
            }
        }
        return nil
    }
}
