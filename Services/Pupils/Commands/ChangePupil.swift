import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Changes what a pupil's file says; what is left out stays as it is, and the code for life.
///
/// Name, birth date, sex and ethnic group are what a certificate says, so changing them needs the reason: the decision
/// that mended the certificate, or the slip that is put right. A homeroom teacher keeps the files of the class (003 Đ6,
/// 004 Đ19.1), as far as they are written here; the codes that others gave are not among them, see ``AddIdentifier``.
struct ChangePupil: Command {
    static let name: MessageName = "pupils.change-pupil"
    static let permission: Permission? = .updateProfiles

    /// What may be taken out of a file again.
    enum Removable: String, WireEnum { case disability, address }

    var pupil: PupilCode
    var name: PersonName?
    var birthDate: LocalDate?
    var sex: Sex?
    var ethnicity: Ethnicity?
    var disability: Disability?
    /// All that apply from now on.
    var policies: [PolicyCategory]?
    var address: LongText?
    /// All of them as they are now.
    var guardians: [Pupil.Guardian]?
    /// What the file is to say nothing of any more.
    var remove: [Removable]?
    var reason: LongText?

    struct Answer: Codable, Hashable {
        /// What whoever changes should know, though it hinders nothing.
        var warnings: [Bilingual]
    }

    /// The class of the pupil now, so that its homeroom teacher may, and of no other.
    func scope(in store: Reader) throws(SQLiteError) -> Scope? { try Whereabouts.scope(of: pupil, in: store) }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Answer> {
        guard let known = try PupilFiles.find(pupil, in: transaction.reader) else { return .refused(.notFound) }
        var findings = Findings()
        guard try findings.expectInUse(pupil, in: transaction.reader) else {
            return .refused(findings.refusal ?? .notFound)
        }
        let state = changed(known)
        if let birthDate { findings.checkAge(birthDate, on: occasion.today) }
        findings.checkLists(policies, guardians)
        checkRemoved(into: &findings)
        checkReason(known, state, into: &findings)
        if let refusal = findings.refusal { return .refused(refusal) }
        if state != known || policies != nil {
            try PupilFiles.change(state, saysPolicies: policies != nil, in: &transaction)
        }
        if state != known { try transaction.record("changed", state, on: occasion, reason: reason?.text) }
        return .done(Answer(warnings: warnings(state, on: occasion.today)))
    }

    private func changed(_ known: Pupil) -> Pupil {
        var state = known
        state.name = name ?? known.name
        state.birthDate = birthDate ?? known.birthDate
        state.sex = sex ?? known.sex
        state.ethnicity = ethnicity ?? known.ethnicity
        state.disability = remove?.contains(.disability) == true ? nil : disability ?? known.disability
        state.policies = policies ?? known.policies
        state.address = remove?.contains(.address) == true ? nil : address ?? known.address
        state.guardians = guardians ?? known.guardians
        return state
    }

    private func checkRemoved(into findings: inout Findings) {
        let given: [(Removable, Bool)] = [(.disability, disability != nil), (.address, address != nil)]
        for (index, field) in (remove ?? []).enumerated() where given.contains(where: { $0.0 == field && $0.1 }) {
            findings.add(
                .invalid, at: "/remove/\(index)", en: "\(field.rawValue) is both given and removed; say one of them",
                vi: "mục \(field.rawValue) vừa được ghi vừa bị bỏ; hãy chọn một")
        }
    }

    private func checkReason(_ known: Pupil, _ state: Pupil, into findings: inout Findings) {
        guard reason == nil else { return }
        let identity = [
            ("name", Bilingual(en: "name", vi: "họ tên"), known.name != state.name),
            ("birthDate", Bilingual(en: "birth date", vi: "ngày sinh"), known.birthDate != state.birthDate),
            ("sex", Bilingual(en: "sex", vi: "giới tính"), known.sex != state.sex),
            ("ethnicity", Bilingual(en: "ethnic group", vi: "dân tộc"), known.ethnicity != state.ethnicity),
        ].filter(\.2)
        guard !identity.isEmpty else { return }
        let en = identity.map(\.1.en).joined(separator: ", ")
        let vi = identity.map(\.1.vi).joined(separator: ", ")
        findings.add(
            .incomplete, at: "/reason", en: "is missing; say why what a certificate says changes: \(en)",
            vi: "chưa có; hãy ghi lí do thay đổi nội dung theo giấy khai sinh: \(vi)")
    }

    /// A personal number that no longer agrees: the police will give a new one, or the change is the slip.
    private func warnings(_ state: Pupil, on today: LocalDate) -> [Bilingual] {
        let numbers = (state.identifiers ?? []).filter { $0.scheme == .pin12 && $0.to.map { today < $0 } ?? true }
        return numbers.flatMap { identifier in
            let number = PersonalNumber(identifier.value.text)
            return (number?.contradictions(sex: state.sex, birthDate: state.birthDate) ?? []).map { found in
                Bilingual(
                    en: "personal number \(identifier.value) \(found.en)",
                    vi: "số định danh cá nhân \(identifier.value) \(found.vi)")
            }
        }
    }
}
