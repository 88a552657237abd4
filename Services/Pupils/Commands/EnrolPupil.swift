import Access
import Contracts
import Messaging
import SQLite
import ServiceKit
import Vocabulary
import Wire

/// Begins a stay of a pupil in a class.
struct EnrolPupil: Command {
    static let name: MessageName = "pupils.enrol-pupil"
    static let permission: Permission? = .managePupils

    var pupil: PupilCode
    var schoolClass: ClassID
    var from: LocalDate

    struct Answer: Codable, Hashable {
        var id: EnrolmentID
        /// What whoever enrols should know, though it hinders nothing.
        var warnings: [Bilingual]
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(schoolClass.school, schoolClass: schoolClass) }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Answer> {
        var findings = Findings()
        guard try findings.expectInUse(pupil, of: schoolClass.school, in: transaction.reader) else {
            return .refused(findings.refusal ?? .notFound)
        }
        let known = try findings.openClass(schoolClass, at: "/schoolClass", in: transaction.reader)
        let other = try Stays.reaching(beyond: from, of: pupil, in: transaction.reader)
        // What is done stays done: a list sent again enrols nobody twice, though some have left or the class is closed.
        if let known, let other, other.schoolClass == schoolClass, other.from == from {
            return .done(try answer(other.id, known, in: transaction.reader))
        }
        let isOurs = try checkCustody(in: transaction.reader, into: &findings)
        try findings.checkFirstDay(from, in: schoolClass, in: transaction.reader)
        if isOurs, let other { complain(of: other, into: &findings) }
        if isOurs {
            try checkAlive(in: transaction.reader, into: &findings)
            try findings.checkWay(of: pupil, from: from, in: transaction.reader)
            try checkArrival(in: transaction.reader, into: &findings)
        }
        guard let known, findings.isEmpty else { return .refused(findings.refusal ?? .notFound) }
        let year = schoolClass.year
        let number = try Stays.nextNumber(of: pupil, in: year, from: transaction.reader)
        let stay = Enrolment(
            id: EnrolmentID(owner: pupil, year: year, number: number), schoolClass: schoolClass, from: from)
        try Stays.add(stay, in: &transaction)
        try transaction.record("enrolled", stay, on: occasion, occurred: stay.from.start)
        return .done(try answer(stay.id, known, in: transaction.reader))
    }

    private func answer(_ id: EnrolmentID, _ known: SchoolClass, in store: Reader) throws(SQLiteError) -> Answer {
        Answer(id: id, warnings: try known.warnings(about: pupil, from: from, in: store))
    }

    /// Whether the pupil's file is kept by the school of the class.
    private func checkCustody(in store: Reader, into findings: inout Findings) throws(SQLiteError) -> Bool {
        let school = try PupilFiles.school(of: pupil, in: store)
        if school == nil {
            findings.add(
                .notFound, at: "/pupil", en: "no pupil has code \(pupil); register the pupil first",
                vi: "không có học sinh mang mã \(pupil); hãy đăng ký học sinh trước")
        } else if school != schoolClass.school {
            findings.add(
                .invalid, at: "/pupil", en: "the pupil's file is kept by another school; ask for a transfer",
                vi: "hồ sơ học sinh do trường khác quản lý; hãy làm thủ tục chuyển trường")
        }
        return school == schoolClass.school
    }

    /// Whoever has come from another school was there before.
    private func checkArrival(in store: Reader, into findings: inout Findings) throws(SQLiteError) {
        guard let since = try FormerSchools.keptFrom(pupil, in: store), from < since else { return }
        findings.add(
            .invalid, at: "/from", en: "must not be before \(since), when the pupil came to this school",
            vi: "không được trước \(since), ngày học sinh chuyển đến trường")
    }

    private func checkAlive(in store: Reader, into findings: inout Findings) throws(SQLiteError) {
        guard let stay = try Stays.latest(of: pupil, in: store), stay.status == .deceased else { return }
        findings.add(
            .conflict, at: "/pupil", en: "is recorded as deceased on \(stay.to ?? stay.from); check the code",
            vi: "đã được ghi nhận là qua đời ngày \(stay.to ?? stay.from); hãy kiểm tra lại mã")
    }

    private func complain(of other: Enrolment, into findings: inout Findings) {
        let code = other.schoolClass.code
        if let to = other.to {
            findings.add(
                .duplicate, at: "/from", en: "the pupil is in class \(code) from \(other.from) up to \(to)",
                vi: "học sinh học lớp \(code) từ \(other.from) đến trước \(to)")
        } else {
            findings.add(
                .duplicate, at: "/pupil", en: "is in class \(code) since \(other.from); that stay must end first",
                vi: "đang học lớp \(code) từ \(other.from); phải kết thúc quá trình đó trước")
        }
    }
}
