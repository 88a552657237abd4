import Messaging
import Platform
import Vocabulary
import Wire

/// Prints the temporary graduation certificates of a school's cohort, or of one pupil, to be signed and sealed (004 Đ18.11).
enum CertificatesVerb: Verb {
    static let name = "certificates"
    static let summary = Bilingual(
        en: "print temporary lower-secondary graduation certificates",
        vi: "in giấy chứng nhận tốt nghiệp THCS tạm thời")
    static let forms = ["print SCHOOL --year YYYY-YYYY [--pupil CODE] --to FILE"]
    static let options = [
        Option("year", "YYYY-YYYY", en: "the school year that was completed", vi: "năm học đã hoàn thành"),
        Option("pupil", "CODE", en: "this pupil's alone", vi: "chỉ in của học sinh này"),
        Option("to", "FILE", en: "write the pages to this file", vi: "ghi các trang in vào tệp này"),
    ]

    static func run(_ call: Call) throws(Failure) -> Ending {
        let words = try call.words(1...2)
        guard words[0] == "print" else {
            throw .usage(en: "certificates can print", vi: "certificates chỉ có print")
        }
        guard words.count == 2 else { throw .usage(en: "of which school?", vi: "của trường nào?") }
        return try print(words[1], call) { () throws(Failure) in try call.sender() }
    }

    static func print(
        _ school: String, _ call: Call, _ sender: () throws(Failure) -> any Sender
    ) throws(Failure) -> Ending {
        guard UnitCode(school) != nil else { throw .usage(UnitCode.complaint.about("SCHOOL")) }
        guard let year = try call.year() else {
            throw .usage(en: "of which school year? Say --year 2024-2025", vi: "năm học nào? Ghi --year 2024-2025")
        }
        let pupil = call.options["pupil"]
        if let pupil, PupilCode(pupil) == nil { throw .usage(PupilCode.complaint.about("--pupil")) }
        guard let path = call.options["to"] else {
            throw .usage(en: "where to? Say --to FILE", vi: "ghi vào đâu? Ghi --to TỆP")
        }
        let document = try document(of: school, year, pupil, try sender())
        guard !document.holders.isEmpty else {
            throw .failed(
                en: "no certificate stands there; issue it first (assessment.issue-certificate)",
                vi: "chưa có giấy chứng nhận còn hiệu lực; hãy cấp trước (assessment.issue-certificate)")
        }
        try call.write(CertificatePage(document: document, made: call.now).text, to: path, mode: 0o600)
        let count = document.holders.count
        call.terminal.print(
            call.isJSON
                ? JSON.object([Member("file", .string(path)), Member("certificates", .integer(Int64(count)))]).text
                : call.language(en: "\(count) written to \(path).", vi: "Đã ghi \(count) giấy vào \(path)."))
        return .done
    }

    /// Every certificate that stands, by number; names and days of birth come from the pupils' files.
    private static func document(
        of school: String, _ year: SchoolYear, _ pupil: String?, _ sender: any Sender
    ) throws(Failure) -> CertificateDocument {
        var document = CertificateDocument(
            school: school, schoolCode: school, year: year, holders: [], sequence: 0, hash: "")
        var after: String?
        repeat {
            var question = [
                Member("school", .string(school)), Member("year", .string(year.text)), Member("limit", 500),
            ]
            if let pupil { question.append(Member("pupil", .string(pupil))) }
            if let after { question.append(Member("after", .string(after))) }
            let answer = try sender.ask("assessment.certificates", .object(question))
            document.school = answer["schoolName"]?.string ?? school
            document.sequence = answer["sequence"]?.integer ?? 0
            document.hash = answer["hash"]?.string ?? ""
            for certificate in answer["items"]?.array ?? [] where certificate["cancelled"] == nil {
                let file = try sender.ask("pupils.pupil", ["code": certificate["pupil"] ?? ""])
                guard let holder = CertificateDocument.Holder(certificate, file) else {
                    throw .failed(
                        en: "an answer is no certificate or file; the versions of khuevan and the services may differ",
                        vi: "câu trả lời không phải giấy chứng nhận hoặc hồ sơ; có thể khác phiên bản giữa khuevan và "
                            + "dịch vụ")
                }
                document.holders.append(holder)
            }
            let next = answer["next"]?.string
            // Whoever names the same place twice would be asked for ever.
            guard next == nil || next != after else { throw .notUnderstood("assessment") }
            after = next
        } while after != nil
        return document
    }
}
