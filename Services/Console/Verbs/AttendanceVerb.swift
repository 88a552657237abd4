import Messaging
import Platform
import Vocabulary
import Wire

/// Prints a class's page of attendance, to be signed and filed in the first week of the next month, and all pages of a
/// semester, to be bound when it is over (QĐ 513/2024 Đ11.1).
enum AttendanceVerb: Verb {
    static let name = "attendance"
    static let summary = Bilingual(
        en: "print a class's attendance of a month or a semester", vi: "in sổ điểm danh tháng hoặc học kì của một lớp")
    static let forms = ["print CLASS --month YYYY-MM --to FILE", "print CLASS --semester 1|2 --to FILE"]
    static let options = [
        Option("month", "YYYY-MM", en: "the month", vi: "tháng cần in"),
        Option("semester", "1|2", en: "all months of the semester", vi: "in mọi tháng của học kì"),
        Option("to", "FILE", en: "write the page to this file", vi: "ghi trang in vào tệp này"),
    ]

    static func run(_ call: Call) throws(Failure) -> Ending {
        let words = try call.words(1...2)
        guard words[0] == "print" else {
            throw .usage(en: "attendance can print", vi: "attendance chỉ có print")
        }
        guard words.count == 2 else {
            throw .usage(en: "which class? For example CODE/2026/6A1", vi: "lớp nào? Ví dụ MÃ/2026/6A1")
        }
        return try print(words[1], call) { () throws(Failure) in try call.sender() }
    }

    static func print(
        _ schoolClass: String, _ call: Call, _ sender: () throws(Failure) -> any Sender
    ) throws(Failure) -> Ending {
        guard let schoolClass = ClassID(schoolClass) else { throw .usage(ClassID.complaint.about("CLASS")) }
        let span = try span(call)
        guard let path = call.options["to"] else {
            throw .usage(en: "where to? Say --to FILE", vi: "ghi vào đâu? Ghi --to TỆP")
        }
        let sender = try sender()
        let documents: [AttendanceDocument]
        let text: String
        switch span {
        case .month(let month):
            let document = try document(of: schoolClass, month, sender)
            documents = [document]
            text = AttendancePage(document: document, made: call.now).text
        case .semester(let semester):
            documents = try months(of: schoolClass, semester, sender)
            text = AttendanceBook(of: schoolClass, semester, documents, made: call.now).text
        }
        try call.write(text, to: path, mode: 0o600)
        say(documents, of: span, path, call)
        return .done
    }

    /// What is printed: a page, or a book of pages.
    private enum Span {
        case month(CalendarMonth)
        case semester(Semester)
    }

    private static func span(_ call: Call) throws(Failure) -> Span {
        switch (call.options["month"], call.options["semester"]) {
        case (let text?, nil):
            guard let month = CalendarMonth(text) else { throw .usage(CalendarMonth.complaint.about("--month")) }
            return .month(month)
        case (nil, let text?):
            guard let semester = Int(text).flatMap(Semester.init(rawValue:)) else {
                throw .usage(Semester.complaint.about("--semester"))
            }
            return .semester(semester)
        default:
            throw .usage(
                en: "which month, or which semester? Say --month YYYY-MM or --semester 1",
                vi: "tháng nào hoặc học kì nào? Ghi --month NĂM-THÁNG hoặc --semester 1")
        }
    }

    private static func document(
        of schoolClass: ClassID, _ month: CalendarMonth, _ sender: any Sender
    ) throws(Failure) -> AttendanceDocument {
        let answer = try sender.ask(
            "pupils.attendance-month", ["schoolClass": .string(schoolClass.text), "month": .string(month.text)])
        guard let document = AttendanceDocument(answer) else {
            throw .failed(
                en: "the answer is no month of a class; the versions of khuevan and the services may differ",
                vi: "câu trả lời không phải sổ điểm danh; có thể khác phiên bản giữa khuevan và dịch vụ")
        }
        return document
    }

    /// Every month that has a day of the semester, as the school has set it.
    private static func months(
        of schoolClass: ClassID, _ semester: Semester, _ sender: any Sender
    ) throws(Failure) -> [AttendanceDocument] {
        let calendar = try sender.ask(
            "pupils.school-year",
            ["school": .string(schoolClass.school.text), "year": .string(schoolClass.year.text)])
        func day(_ member: String) -> LocalDate? { calendar[member]?.string.flatMap(LocalDate.init) }
        guard let starts = day("starts"), let second = day("secondSemester"), let ends = day("ends") else {
            throw .failed(
                en: "the answer is no school year; the versions of khuevan and the services may differ",
                vi: "câu trả lời không phải năm học; có thể khác phiên bản giữa khuevan và dịch vụ")
        }
        let (from, to) = semester == .first ? (starts, second) : (second, ends)
        var documents: [AttendanceDocument] = []
        var month = CalendarMonth(of: from)
        while month.first < to {
            documents.append(try document(of: schoolClass, month, sender))
            month = CalendarMonth(of: month.end)
        }
        return documents
    }

    private static func say(_ documents: [AttendanceDocument], of span: Span, _ path: String, _ call: Call) {
        if call.isJSON {
            let states = documents.map {
                JSON.object([
                    Member("month", .string($0.month.text)), Member("status", .string($0.status.rawValue)),
                ])
            }
            var members = [Member("file", .string(path))]
            switch span {
            case .month: members.append(Member("status", .string(documents.first?.status.rawValue ?? "")))
            case .semester: members.append(Member("months", .array(states)))
            }
            call.terminal.print(JSON.object(members).text)
            return
        }
        call.terminal.print(call.language(en: "Written to \(path).", vi: "Đã ghi vào \(path)."))
        let drafts = documents.filter { $0.status == .open }.map(\.month.text).joined(separator: ", ")
        if !drafts.isEmpty {
            call.terminal.complain(
                call.language(
                    en: "Not closed, so a draft: \(drafts).", vi: "Chưa khoá sổ nên là bản nháp: \(drafts)."))
        }
    }
}
