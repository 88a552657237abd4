import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// A duty that somebody is to be given: a subject in a class, or a homeroom.
struct Duty {
    var member: MemberCode
    var schoolClass: ClassID
    /// The subject taught; nothing for a homeroom.
    var subject: SubjectCode?
    var from: LocalDate
    var to: LocalDate?

    var kind: AssignmentKind { subject == nil ? .homeroom : .teaching }

    struct Answer: Codable, Hashable {
        var id: AssignmentID
    }

    /// Gives the duty, or says everything that speaks against it.
    func assign(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Answer> {
        var findings = Findings()
        try checkClass(in: transaction.reader, into: &findings)
        try checkMember(in: transaction.reader, into: &findings)
        checkDays(into: &findings)
        if let other = try Assignments.overlapping(self, in: transaction.reader) {
            if findings.isEmpty, other.member == member, other.from == from, other.to == to {
                return .done(Answer(id: other.id))
            }
            complain(of: other, into: &findings)
        }
        if let refusal = findings.refusal { return .refused(refusal) }
        let year = schoolClass.year
        let number = try Assignments.nextNumber(of: member, in: year, from: transaction.reader)
        let assignment = Assignment(
            id: AssignmentID(owner: member, year: year, number: number), kind: kind, schoolClass: schoolClass,
            subject: subject, from: from, to: to)
        try Assignments.add(assignment, in: &transaction)
        try transaction.record("assigned", assignment, on: occasion)
        return .done(Answer(id: assignment.id))
    }

    private func checkClass(in store: Reader, into findings: inout Findings) throws(SQLiteError) {
        switch try KnownClasses.status(of: schoolClass, in: store) {
        case .open?: break
        case .closed?:
            findings.add(
                .locked, at: "/schoolClass", en: "class \(schoolClass.code) is closed; choose an open one",
                vi: "lớp \(schoolClass.code) đã đóng; hãy chọn lớp đang mở")
        case nil:
            findings.add(
                .notFound, at: "/schoolClass",
                en: "class \(schoolClass.code) of \(schoolClass.year) has not been heard of yet; define it, or if "
                    + "that has just been done, send this again in a moment",
                vi: "chưa nhận được thông tin về lớp \(schoolClass.code) năm học \(schoolClass.year); hãy tạo lớp, "
                    + "hoặc nếu vừa tạo xong thì gửi lại sau giây lát")
        }
    }

    private func checkMember(in store: Reader, into findings: inout Findings) throws(SQLiteError) {
        let found = try findings.expect(member, workingAt: schoolClass.school, from: from, to: to, in: store)
        if let known = found, !known.position.mayTeach {
            let label = known.position.label
            findings.add(
                .invalid, at: "/member", en: "is not a teacher but: \(label.en.lowercased())",
                vi: "không phải giáo viên mà là: \(label.vi.lowercased())")
        }
    }

    private func checkDays(into findings: inout Findings) {
        let years = schoolClass.year.firstYear...schoolClass.year.firstYear + 1
        if !years.contains(from.year) {
            findings.add(
                .invalid, at: "/from", en: "\(from) is not in school year \(schoolClass.year)",
                vi: "ngày \(from) không thuộc năm học \(schoolClass.year)")
        }
        findings.expectOrder(from, to)
    }

    private func complain(of other: Assignment, into findings: inout Findings) {
        let what =
            subject.map { Bilingual(en: $0.text, vi: "môn \($0)") } ?? Bilingual(en: "the homeroom", vi: "chủ nhiệm")
        let until = other.to.map { Bilingual(en: " up to \($0)", vi: " đến trước \($0)") } ?? Bilingual(en: "", vi: "")
        findings.add(
            .duplicate, at: "/from",
            en: "\(what.en) of class \(schoolClass.code) is \(other.member)'s from \(other.from)\(until.en); "
                + "end that first",
            vi: "\(what.vi) lớp \(schoolClass.code) do \(other.member) phụ trách từ \(other.from)\(until.vi); "
                + "hãy kết thúc phân công đó trước")
    }
}

extension Position {
    /// Whether who is in it may be given subjects and homerooms.
    var mayTeach: Bool { [.teacher, .principal, .vicePrincipal].contains(self) }
}
