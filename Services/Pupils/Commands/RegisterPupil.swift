import Access
import Contracts
import Messaging
import SQLite
import ServiceKit
import Vocabulary
import Wire

/// Opens a child's file at a school, with the minimum set of QĐ 149/2025 Đ6 and QĐ 513/2024 Đ19.1.
///
/// A child who brings a code keeps it, whoever made it; the others are given one for life. Who is known to the school
/// by one of the identifiers is not registered again, so that a list without our codes may be sent twice.
struct RegisterPupil: Command {
    static let name: MessageName = "pupils.register-pupil"
    static let permission: Permission? = .managePupils

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
    var identifiers: [Given]?

    /// A code that somebody else gave, as a list has it; since today, unless it says since when.
    struct Given: Codable, Hashable {
        var scheme: IdentifierScheme
        var value: IdentifierValue
        var from: LocalDate?
    }

    struct Answer: Codable, Hashable {
        var code: PupilCode
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(school) }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Answer> {
        var findings = Findings()
        if let code, try !findings.expectInUse(code, of: school, at: "/code", in: transaction.reader) {
            return .refused(findings.refusal ?? .notFound)
        }
        if let known = try known(in: transaction.reader, into: &findings) {
            findings.compare(pupil(known.code), with: known)
            if known.school == school { try checkHeld(by: known, in: transaction.reader, into: &findings) }
            return findings.refusal.map(Outcome.refused) ?? .done(Answer(code: known.code))
        }
        try findings.expectSchool(school, in: transaction.reader)
        findings.checkAge(birthDate, on: occasion.today)
        findings.checkLists(policies, guardians)
        checkIdentifiers(on: occasion.today, into: &findings)
        if let refusal = findings.refusal { return .refused(refusal) }
        var given = code
        if given == nil { given = try PupilCodes.mint(under: school, in: &transaction) }
        guard let given else { return .refused(.noCodeLeft) }
        var pupil = pupil(given)
        try PupilFiles.add(pupil, saysPolicies: policies != nil, in: &transaction)
        for one in identifiers ?? [] {
            let asked = Pupil.Identifier(scheme: one.scheme, value: one.value, from: one.from ?? occasion.today)
            try Identifiers.add(asked, to: given, at: school, because: nil, in: &transaction)
        }
        if identifiers?.isEmpty == false { pupil = try PupilFiles.find(given, in: transaction.reader) ?? pupil }
        try transaction.record("registered", pupil, on: occasion)
        return .done(Answer(code: given))
    }

    /// The file that there is, by the code or by an identifier; what another school has is said to be so.
    private func known(in store: Reader, into findings: inout Findings) throws(SQLiteError) -> Pupil? {
        if let code, let known = try PupilFiles.find(code, in: store) { return known }
        var known: Pupil?
        for (index, one) in (identifiers ?? []).enumerated() {
            let holder = try Identifiers.find(one.scheme, one.value, at: school, in: store)?.pupil
            guard let holder, let owner = try PupilFiles.inUse(holder, in: store),
                let file = try PupilFiles.find(owner, in: store)
            else { continue }
            if file.school != school {
                findings.add(
                    .duplicate, at: "/identifiers/\(index)/value",
                    en: "is the code of a pupil of another school; compare it with the paper, or ask for a transfer",
                    vi: "là mã của học sinh trường khác; hãy đối chiếu với giấy tờ hoặc làm thủ tục chuyển trường")
            } else if code != nil || (known.map { $0.code != owner } ?? false) {
                findings.add(
                    .duplicate, at: "/identifiers/\(index)/value",
                    en: "is the code of pupil \(owner) already; compare both with the paper",
                    vi: "đã là mã của học sinh \(owner); hãy đối chiếu cả hai với giấy tờ")
            } else {
                known = file
            }
        }
        return known
    }

    /// Whether each identifier is the pupil's, under whichever code.
    private func checkHeld(
        by known: Pupil, in store: Reader, into findings: inout Findings
    ) throws(SQLiteError) {
        for (index, one) in (identifiers ?? []).enumerated() {
            let holder = try Identifiers.find(one.scheme, one.value, at: school, in: store)?.pupil
            if let holder, try PupilFiles.inUse(holder, in: store) == known.code { continue }
            findings.add(
                .duplicate, at: "/identifiers/\(index)/value",
                en: "is not among the codes of pupil \(known.code), who is registered already; add it by itself",
                vi: "chưa có trong hồ sơ của học sinh \(known.code) đã đăng ký; hãy thêm mã này riêng")
        }
    }

    private func checkIdentifiers(on today: LocalDate, into findings: inout Findings) {
        let given = identifiers ?? []
        if Set(given.map(\.scheme)).count < given.count {
            findings.add(
                .invalid, at: "/identifiers", en: "names the same scheme twice", vi: "có loại mã bị lặp lại")
        }
        for (index, one) in given.enumerated() {
            findings.checkValue(
                one.value, of: one.scheme, for: sex, born: birthDate, at: "/identifiers/\(index)/value")
            if let from = one.from, from > today {
                findings.add(
                    .invalid, at: "/identifiers/\(index)/from", en: "\(from) is in the future",
                    vi: "ngày \(from) ở tương lai")
            }
        }
    }

    private func pupil(_ code: PupilCode) -> Pupil {
        Pupil(
            code: code, school: school, name: name, birthDate: birthDate, sex: sex, ethnicity: ethnicity,
            disability: disability, policies: policies ?? [], address: address, guardians: guardians ?? [])
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
