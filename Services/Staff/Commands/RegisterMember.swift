import Access
import Contracts
import Messaging
import SQLite
import ServiceKit
import Vocabulary
import Wire

/// Opens a staff file at a school (QĐ 181/2023 Đ5.3).
///
/// A member who brings a code keeps it, whoever made it; the others are given one for life.
struct RegisterMember: Command {
    static let name: MessageName = "staff.register-member"
    static let permission: Permission? = .manageStaff
    /// The ages at which somebody begins at a school; beyond them a date is mistyped.
    static let ages = 18...80

    var code: MemberCode?
    var school: UnitCode
    var name: PersonName
    var birthDate: LocalDate
    var sex: Sex
    var ethnicity: Ethnicity
    var position: Position
    var contract: ContractKind
    var qualification: Qualification
    /// What the member is trained to teach.
    var subjects: [SubjectCode]?
    var phone: Phone?
    /// The first day at the school.
    var from: LocalDate

    struct Answer: Codable, Hashable {
        var code: MemberCode
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(school) }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Answer> {
        var findings = Findings()
        if let code, let known = try Members.find(code, in: transaction.reader) {
            findings.compare(member(code), with: known)
            return findings.refusal.map(Outcome.refused) ?? .done(Answer(code: code))
        }
        try findings.expectSchool(school, in: transaction.reader)
        findings.checkAge(birthDate, on: from, at: "/birthDate")
        findings.checkSubjects(subjects ?? [])
        if let refusal = findings.refusal { return .refused(refusal) }
        var given = code
        if given == nil { given = try MemberCodes.mint(under: school, in: &transaction) }
        guard let given else { return .refused(.noCodeLeft) }
        let member = member(given)
        try Members.add(member, in: &transaction)
        try transaction.record("registered", member, on: occasion)
        return .done(Answer(code: given))
    }

    private func member(_ code: MemberCode) -> Contracts.Member {
        Contracts.Member(
            code: code, school: school, name: name, birthDate: birthDate, sex: sex, ethnicity: ethnicity,
            position: position, contract: contract, qualification: qualification, subjects: subjects ?? [],
            phone: phone, from: from)
    }
}

extension Refusal {
    fileprivate static let noCodeLeft = Refusal(
        .unavailable,
        Bilingual(
            en: "The school has used all its codes; register the member with a code given by the department.",
            vi: "Trường đã dùng hết mã; hãy đăng ký nhân sự bằng mã do Sở cấp."))
}

extension Findings {
    /// What keeps one registration from being a repetition of another; of another school's file, only that it is one.
    fileprivate mutating func compare(_ asked: Contracts.Member, with known: Contracts.Member) {
        guard asked.school == known.school else {
            return add(
                .duplicate, at: "/code", en: "is the code of a member of another school's staff",
                vi: "là mã của nhân sự thuộc trường khác")
        }
        compare(at: "/name", asked.name, with: known.name)
        compare(at: "/birthDate", asked.birthDate, with: known.birthDate)
        compare(at: "/sex", asked.sex, with: known.sex)
        compare(at: "/ethnicity", asked.ethnicity, with: known.ethnicity)
        compare(at: "/position", asked.position, with: known.position)
        compare(at: "/contract", asked.contract, with: known.contract)
        compare(at: "/qualification", asked.qualification, with: known.qualification)
        compare(at: "/subjects", asked.subjects, with: known.subjects)
        compare(at: "/phone", asked.phone, with: known.phone)
        compare(at: "/from", asked.from, with: known.from)
    }
}
