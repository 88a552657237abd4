import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Sends a notice to the family of one pupil, or of each pupil of a class, from a template (003 Đ6, 004 Đ15.5, Đ19.5).
///
/// What differs from child to child, such as a term's results, goes out by the bulk form, one item to a pupil.
struct SendNotice: Command {
    static let name: MessageName = "pupils.send-notice"
    static let permission: Permission? = .sendNotices

    /// One of the two.
    var pupil: PupilCode?
    var schoolClass: ClassID?
    /// See `pupils.notice-templates`.
    var template: ShortText
    /// What fills the template's blanks.
    var values: [Value]?
    /// Not before this.
    var notBefore: Instant?

    /// A blank and what goes into it.
    struct Value: Codable, Sendable {
        var name: ShortText
        var text: LongText
    }

    struct Answer: Codable, Sendable {
        var notices: [Int64]
        /// Pupils none of whose guardians has a telephone: their families must be told another way.
        var unreachable: [PupilCode]
    }

    /// The class of the pupil now, so that its homeroom teacher may write.
    func scope(in store: Reader) throws(SQLiteError) -> Scope? {
        if let schoolClass {
            return try Classes.exists(schoolClass, in: store)
                ? Scope(schoolClass.school, schoolClass: schoolClass) : nil
        }
        return try pupil.flatMap { (pupil) throws(SQLiteError) in try Whereabouts.scope(of: pupil, in: store) }
    }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Answer> {
        var findings = Findings()
        if (pupil == nil) == (schoolClass == nil) {
            findings.add(
                .incomplete, at: "/pupil", en: "name either a pupil or a class",
                vi: "hãy chọn một học sinh hoặc một lớp")
        }
        if let pupil, try !findings.expectInUse(pupil, in: transaction.reader) {
            return .refused(findings.refusal ?? .notFound)
        }
        guard let form = NoticeTemplate.named(template.text) else {
            let names = NoticeTemplate.all.map(\.name).joined(separator: ", ")
            findings.add(.notFound, at: "/template", en: "must be one of \(names)", vi: "phải là một trong: \(names)")
            return .refused(findings.refusal ?? .notFound)
        }
        let given = checked(against: form, &findings)
        guard let place = try scope(in: transaction.reader) else { return .refused(findings.refusal ?? .notFound) }
        try checkAudience(of: form, at: place, on: occasion, in: transaction.reader, &findings)
        if let refusal = findings.refusal { return .refused(refusal) }
        let letter = Notices.Letter(
            form: form, values: given, school: place.unit, schoolClass: place.schoolClass, notBefore: notBefore)
        var answer = Answer(notices: [], unreachable: [])
        for file in try addressees(on: occasion.today, in: transaction.reader) {
            if let number = try Notices.send(letter, to: file, on: occasion, in: &transaction) {
                answer.notices.append(number)
            } else {
                answer.unreachable.append(file.code)
            }
        }
        return .done(answer)
    }

    /// What fills the blanks, as far as it is what the template asks for.
    private func checked(against form: NoticeTemplate, _ findings: inout Findings) -> [String: Bilingual] {
        var given: [String: Bilingual] = [:]
        for (index, value) in (values ?? []).enumerated() {
            if !form.blanks.contains(value.name.text) {
                findings.add(
                    .invalid, at: "/values/\(index)/name",
                    en: "is no blank of this template; it has \(form.blanks.sorted().joined(separator: ", "))",
                    vi: "không có trong mẫu này; mẫu gồm \(form.blanks.sorted().joined(separator: ", "))")
            }
            let text = Bilingual(en: value.text.text, vi: value.text.text)
            if given.updateValue(text, forKey: value.name.text) != nil {
                findings.add(
                    .duplicate, at: "/values/\(index)/name", en: "is filled in twice", vi: "được điền hai lần")
            }
        }
        let missing = form.blanks.subtracting(given.keys).sorted()
        if !missing.isEmpty {
            findings.add(
                .incomplete, at: "/values", en: "must fill in \(missing.joined(separator: ", "))",
                vi: "phải điền \(missing.joined(separator: ", "))")
        }
        return given
    }

    /// What is one child's alone goes to one family, by somebody who may know it.
    private func checkAudience(
        of form: NoticeTemplate, at place: Scope, on occasion: Occasion, in store: Reader, _ findings: inout Findings
    ) throws(SQLiteError) {
        if form.isPersonal, schoolClass != nil {
            findings.add(
                .invalid, at: "/schoolClass",
                en: "cannot get this template, which says what is one pupil's alone; send each family its own",
                vi: "không dùng được với mẫu này vì nội dung là của riêng từng em; hãy gửi riêng cho từng gia đình")
        }
        if let needed = form.alsoNeeds, try !occasion.allows(needed, over: place, in: store) {
            findings.add(
                .forbidden, at: "/template",
                en: "is for those who have the right \(needed.rawValue) there; choose another",
                vi: "chỉ dành cho người có quyền \(needed.rawValue) tại đó; hãy chọn mẫu khác")
        }
    }

    private func addressees(on day: LocalDate, in store: Reader) throws(SQLiteError) -> [Pupil] {
        if let pupil { return try PupilFiles.find(pupil, in: store).map { [$0] } ?? [] }
        guard let schoolClass else { return [] }
        var files: [Pupil] = []
        for entry in try Stays.roll(of: schoolClass, on: day, after: nil, limit: 500, in: store) {
            if let file = try PupilFiles.find(entry.code, in: store) { files.append(file) }
        }
        return files
    }
}
