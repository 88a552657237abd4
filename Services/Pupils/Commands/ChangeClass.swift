import Access
import Contracts
import Messaging
import SQLite
import ServiceKit
import Vocabulary
import Wire

/// Changes what a class is called and how it is taught; its code and its year never, its grade while nobody was in it.
struct ChangeClass: Command {
    static let name: MessageName = "pupils.change-class"
    static let permission: Permission? = .manageClasses

    var schoolClass: ClassID
    var name: ShortText?
    var grade: Grade?
    var session: SessionPlan?
    /// The other grades of a mixed class; an empty list where it is mixed no more.
    var mixedWith: [Grade]?
    var languages: [ForeignLanguage]?
    var boarding: Bool?

    typealias Answer = Done

    func scope(in store: Reader) throws(SQLiteError) -> Scope? {
        try Classes.exists(schoolClass, in: store) ? Scope(schoolClass.school) : nil
    }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Done> {
        guard let known = try Classes.find(schoolClass, in: transaction.reader) else { return .refused(.notFound) }
        var state = known.described(mixedWith: mixedWith, languages: languages, boarding: boarding)
        state.name = name ?? known.name
        state.grade = grade ?? known.grade
        state.session = session ?? known.session
        if state == known { return .done(Done()) }
        var findings = Findings()
        if known.status == .closed {
            findings.add(
                .locked, at: "/schoolClass", en: "is closed and stays as it was", vi: "đã đóng và được giữ nguyên")
        }
        findings.checkKinds(of: state.grade, mixedWith ?? known.mixedWith, languages)
        if state.grade != known.grade { try checkGrade(state.grade, in: transaction.reader, into: &findings) }
        if let refusal = findings.refusal { return .refused(refusal) }
        try Classes.change(state, in: &transaction)
        try transaction.record("changed", state, on: occasion)
        return .done(Done())
    }

    /// Figures that were reported went by the grade.
    private func checkGrade(_ grade: Grade, in store: Reader, into findings: inout Findings) throws(SQLiteError) {
        if try Stays.exist(in: schoolClass, in: store) {
            findings.add(
                .conflict, at: "/grade",
                en: "cannot change since pupils have been put into the class; define another class and move them",
                vi: "không thể thay đổi vì lớp đã có học sinh; hãy lập lớp khác rồi chuyển học sinh")
        }
        if let unit = try Directory.unit(schoolClass.school, in: store), !unit.levels.contains(grade.level) {
            let level = grade.level.label
            findings.add(
                .invalid, at: "/grade", en: "\(grade.label.en) is \(level.en.lowercased()), which \(unit.name) has not",
                vi: "\(grade.label.vi) thuộc cấp \(level.vi), \(unit.name) không có cấp học này")
        }
    }
}
