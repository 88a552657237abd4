import Access
import Contracts
import Messaging
import SQLite
import ServiceKit
import Vocabulary
import Wire

/// Opens a child's file at a school, with the minimum set of QĐ 149/2025 Đ6 and QĐ 513/2024 Đ19.1.
///
/// A child who brings a code keeps it, whoever made it; the others are given one for life.
struct RegisterPupil: Command {
    static let name: MessageName = "pupils.register-pupil"
    static let permission: Permission? = .managePupils
    static let oldest = 25
    static let mostGuardians = 5

    var code: PupilCode?
    var school: UnitCode
    var name: PersonName
    var birthDate: LocalDate
    var sex: Sex
    var ethnicity: Ethnicity
    var disability: Disability?
    var policies: [PolicyCategory]?
    var address: LongText?
    var guardians: [Pupil.Guardian]?

    struct Answer: Codable, Hashable {
        var code: PupilCode
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(school) }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Answer> {
        var findings = Findings()
        if let code, let known = try PupilFiles.find(code, in: transaction.reader) {
            findings.compare(pupil(code), with: known)
            return findings.refusal.map(Outcome.refused) ?? .done(Answer(code: code))
        }
        try findings.expectSchool(school, in: transaction.reader)
        checkAge(on: occasion.today, into: &findings)
        checkLists(into: &findings)
        if let refusal = findings.refusal { return .refused(refusal) }
        var given = code
        if given == nil { given = try PupilCodes.mint(under: school, in: &transaction) }
        guard let given else { return .refused(.noCodeLeft) }
        let pupil = pupil(given)
        try PupilFiles.add(pupil, in: &transaction)
        try transaction.record("registered", pupil, on: occasion)
        return .done(Answer(code: given))
    }

    private func pupil(_ code: PupilCode) -> Pupil {
        Pupil(
            code: code, school: school, name: name, birthDate: birthDate, sex: sex, ethnicity: ethnicity,
            disability: disability, policies: policies ?? [], address: address, guardians: guardians ?? [])
    }

    private func checkAge(on today: LocalDate, into findings: inout Findings) {
        if birthDate > today {
            findings.add(
                .invalid, at: "/birthDate", en: "\(birthDate) is in the future", vi: "ngày \(birthDate) ở tương lai")
        } else if birthDate.years(until: today) > Self.oldest {
            findings.add(
                .invalid, at: "/birthDate",
                en: "makes the pupil \(birthDate.years(until: today)) years old; at most \(Self.oldest) is expected",
                vi: "cho tuổi \(birthDate.years(until: today)); tuổi học sinh không quá \(Self.oldest)")
        }
    }

    private func checkLists(into findings: inout Findings) {
        if let policies, Set(policies).count < policies.count {
            findings.add(
                .invalid, at: "/policies", en: "names the same category twice", vi: "có diện chính sách bị lặp lại")
        }
        if let guardians, guardians.count > Self.mostGuardians {
            findings.add(
                .tooLarge, at: "/guardians", en: "has \(guardians.count) people; at most \(Self.mostGuardians)",
                vi: "có \(guardians.count) người; nhiều nhất \(Self.mostGuardians) người")
        }
    }
}

extension Refusal {
    fileprivate static let noCodeLeft = Refusal(
        .unavailable,
        Bilingual(
            en: "The school has used all its codes; register the pupil with a code given by the department.",
            vi: "Trường đã dùng hết mã; hãy đăng ký học sinh bằng mã do Sở cấp."))
}

extension Findings {
    /// What keeps one registration from being a repetition of another.
    ///
    /// Of another school's file nothing is said but that it is not here: its content is not the sender's business.
    fileprivate mutating func compare(_ asked: Pupil, with known: Pupil) {
        guard asked.school == known.school else {
            return add(
                .duplicate, at: "/code", en: "is the code of a file that another school keeps; ask for a transfer",
                vi: "là mã của hồ sơ do trường khác quản lý; hãy làm thủ tục chuyển trường")
        }
        compare(at: "/name", asked.name, with: known.name)
        compare(at: "/birthDate", asked.birthDate, with: known.birthDate)
        compare(at: "/sex", asked.sex, with: known.sex)
        compare(at: "/ethnicity", asked.ethnicity, with: known.ethnicity)
        compare(at: "/disability", asked.disability, with: known.disability)
        compare(at: "/policies", asked.policies, with: known.policies)
        compare(at: "/address", asked.address, with: known.address)
        compare(at: "/guardians", asked.guardians, with: known.guardians)
    }
}
