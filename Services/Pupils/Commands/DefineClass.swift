import Access
import Contracts
import Messaging
import SQLite
import ServiceKit
import Vocabulary
import Wire

/// Defines a class, or a group of preschool, of a school year that is open.
struct DefineClass: Command {
    static let name: MessageName = "pupils.define-class"
    static let permission: Permission? = .manageClasses

    var school: UnitCode
    var year: SchoolYear
    var code: ClassCode
    var name: ShortText
    var grade: Grade
    var session: SessionPlan
    /// The other grades of a mixed class.
    var mixedWith: [Grade]?
    var languages: [ForeignLanguage]?
    var boarding: Bool?

    struct Answer: Codable, Hashable {
        var id: ClassID
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(school) }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Answer> {
        let id = ClassID(school: school, year: year, code: code)
        var findings = Findings()
        if let known = try Classes.find(id, in: transaction.reader) {
            compare(with: known, into: &findings)
            return findings.refusal.map(Outcome.refused) ?? .done(Answer(id: id))
        }
        try check(in: transaction.reader, into: &findings)
        if let refusal = findings.refusal { return .refused(refusal) }
        let schoolClass = SchoolClass(id: id, name: name, grade: grade, session: session)
            .described(mixedWith: mixedWith, languages: languages, boarding: boarding)
        try Classes.add(schoolClass, in: &transaction)
        try transaction.record("defined", schoolClass, on: occasion)
        return .done(Answer(id: id))
    }

    private func check(in store: Reader, into findings: inout Findings) throws(SQLiteError) {
        findings.checkKinds(of: grade, mixedWith, languages)
        if let unit = try findings.expectSchool(school, in: store), !unit.levels.contains(grade.level) {
            let level = grade.level.label
            findings.add(
                .invalid, at: "/grade", en: "\(grade.label.en) is \(level.en.lowercased()), which \(unit.name) has not",
                vi: "\(grade.label.vi) thuộc cấp \(level.vi), \(unit.name) không có cấp học này")
        }
        if try SchoolYears.find(school, year, in: store) == nil {
            findings.add(
                .notFound, at: "/year", en: "the school has not opened school year \(year); open it first",
                vi: "trường chưa mở năm học \(year); hãy mở năm học trước")
        }
    }

    private func compare(with known: SchoolClass, into findings: inout Findings) {
        let fields = [
            ("/name", name.text, known.name.text), ("/grade", grade.rawValue, known.grade.rawValue),
            ("/session", session.rawValue, known.session.rawValue),
        ]
        for (pointer, asked, kept) in fields where asked != kept {
            findings.add(
                .duplicate, at: pointer, en: "class \(code) of \(year) already exists with \"\(kept)\" here",
                vi: "lớp \(code) năm học \(year) đã có với \"\(kept)\" ở mục này")
        }
        // What is not said is not compared: it may have been added to the class since.
        let asked = known.described(mixedWith: mixedWith, languages: languages, boarding: boarding)
        findings.compare(at: "/mixedWith", asked.mixedWith, with: known.mixedWith)
        findings.compare(at: "/languages", asked.languages, with: known.languages)
        findings.compare(at: "/boarding", asked.boarding, with: known.boarding)
    }
}
