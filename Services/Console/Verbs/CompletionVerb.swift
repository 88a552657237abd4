import Messaging
import Vocabulary
import Wire

/// Prints the list of the children who completed the programme of the five-year-olds (003 Đ3.4).
enum CompletionVerb: Verb {
    static let name = "completion"
    static let summary = Bilingual(
        en: "print who completed the programme of the five-year-olds",
        vi: "in danh sách trẻ 5 tuổi hoàn thành chương trình giáo dục mầm non")
    static let forms = ["print SCHOOL --year YEAR --to FILE"]
    static let options = [
        Option("year", "YEAR", en: "the school year, for example 2026-2027", vi: "năm học, ví dụ 2026-2027"),
        Option("to", "FILE", en: "write the page to this file", vi: "ghi trang in vào tệp này"),
    ]

    static func run(_ call: Call) throws(Failure) -> Ending {
        let words = try call.words(1...2)
        guard words[0] == "print" else {
            throw .usage(en: "completion can print", vi: "completion chỉ có print")
        }
        guard words.count == 2 else { throw .usage(en: "which school? Say its code", vi: "trường nào? Ghi mã trường") }
        return try print(words[1], call) { () throws(Failure) in try call.sender() }
    }

    static func print(
        _ school: String, _ call: Call, _ sender: () throws(Failure) -> any Sender
    ) throws(Failure) -> Ending {
        guard let school = UnitCode(school) else { throw .usage(UnitCode.complaint.about("SCHOOL")) }
        guard let year = try call.year() else {
            throw .usage(en: "which school year? Say --year 2026-2027", vi: "năm học nào? Ghi --year 2026-2027")
        }
        guard let path = call.options["to"] else {
            throw .usage(en: "where to? Say --to FILE", vi: "ghi vào đâu? Ghi --to TỆP")
        }
        let sender = try sender()
        let answer = try sender.ask(
            "assessment.completion", ["school": .string(school.text), "year": .string(year.text)])
        guard var document = CompletionDocument(answer, of: school, in: year) else {
            throw .failed(
                en: "the answer is no list of five-year-olds; the versions of khuevan and the services may differ",
                vi: "câu trả lời không phải danh sách trẻ 5 tuổi; có thể khác phiên bản giữa khuevan và dịch vụ")
        }
        let today = try call.today()
        try name(&document, on: document.approved.flatMap { LocalDate(of: $0.at) } ?? today, sender)
        try call.write(CompletionPage(document: document, made: call.now).text, to: path, mode: 0o600)
        say(document, path, call)
        return .done
    }

    /// Asks the pupils service for the names, class by class, and for those one by one who have left their class since.
    private static func name(
        _ document: inout CompletionDocument, on day: LocalDate, _ sender: any Sender
    ) throws(Failure) {
        let pages = Pages(sender)
        let classes = try pages.items(
            "pupils.classes",
            [
                Member("school", .string(document.schoolCode)), Member("year", .string(document.year.text)),
                Member("limit", 500),
            ])
        for index in document.classes.indices {
            let id = document.classes[index].id
            if let named = classes.first(where: { $0["id"]?.string == id.text })?["name"]?.string {
                document.classes[index].name = named
            }
            document.classes[index].name(
                by: try pages.items(
                    "pupils.class-roll",
                    [Member("schoolClass", .string(id.text)), Member("on", .string(day.text)), Member("limit", 500)]))
            for place in document.classes[index].children.indices
            where document.classes[index].children[place].name.isEmpty {
                let code = document.classes[index].children[place].code
                let file = try sender.ask("pupils.pupil", ["code": .string(code)])
                document.classes[index].children[place].name(by: file["pupil"] ?? .null)
            }
        }
    }

    private static func say(_ document: CompletionDocument, _ path: String, _ call: Call) {
        if call.isJSON {
            let children = document.children
            let said: JSON = [
                "file": .string(path), "approved": .bool(!document.isDraft),
                "children": .integer(Int64(children.count)),
                "completed": .integer(Int64(children.count { $0.completion == .completed })),
                "changed": .integer(Int64(document.changed)),
            ]
            return call.terminal.print(said.text)
        }
        call.terminal.print(call.language(en: "Written to \(path).", vi: "Đã ghi vào \(path)."))
        if document.isDraft {
            call.terminal.complain(
                call.language(en: "Not approved, so a draft.", vi: "Chưa phê duyệt nên là bản nháp."))
        } else if document.changed > 0 {
            call.terminal.complain(
                call.language(
                    en: "Since it was approved, \(document.changed) children read otherwise: approve it again, with "
                        + "a reason.",
                    vi: "Từ khi phê duyệt đã có \(document.changed) trẻ thay đổi: hãy phê duyệt lại và ghi lí do."))
        }
    }
}
