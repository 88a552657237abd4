import Messaging
import Platform
import Vocabulary
import Wire

/// Prints a class's page of attendance, to be signed and filed in the first week of the next month (QĐ 513/2024 Đ11.1).
enum AttendanceVerb: Verb {
    static let name = "attendance"
    static let summary = Bilingual(
        en: "print a class's attendance of a month", vi: "in sổ điểm danh tháng của một lớp")
    static let forms = ["print CLASS --month YYYY-MM --to FILE"]
    static let options = [
        Option("month", "YYYY-MM", en: "the month", vi: "tháng cần in"),
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
        guard ClassID(schoolClass) != nil else { throw .usage(ClassID.complaint.about("CLASS")) }
        guard let month = call.options["month"] else {
            throw .usage(en: "which month? Say --month YYYY-MM", vi: "tháng nào? Ghi --month NĂM-THÁNG")
        }
        guard CalendarMonth(month) != nil else { throw .usage(CalendarMonth.complaint.about("--month")) }
        guard let path = call.options["to"] else {
            throw .usage(en: "where to? Say --to FILE", vi: "ghi vào đâu? Ghi --to TỆP")
        }
        let answer = try sender().ask(
            "pupils.attendance-month", ["schoolClass": .string(schoolClass), "month": .string(month)])
        guard let document = AttendanceDocument(answer) else {
            throw .failed(
                en: "the answer is no month of a class; the versions of khuevan and the services may differ",
                vi: "câu trả lời không phải sổ điểm danh; có thể khác phiên bản giữa khuevan và dịch vụ")
        }
        try call.write(AttendancePage(document: document, made: call.now).text, to: path, mode: 0o600)
        call.terminal.print(
            call.isJSON
                ? JSON.object([Member("file", .string(path)), Member("status", .string(document.status.rawValue))]).text
                : call.language(en: "Written to \(path).", vi: "Đã ghi vào \(path)."))
        if document.status == .open, !call.isJSON {
            call.terminal.complain(
                call.language(
                    en: "The month is not closed: this is a draft.", vi: "Tháng này chưa khoá sổ: đây là bản nháp."))
        }
        return .done
    }
}
