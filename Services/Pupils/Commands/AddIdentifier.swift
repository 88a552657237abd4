import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Adds to a file a code that somebody else gave the pupil, or ends one by saying it again with its last day.
///
/// Each value is one pupil's for good. A personal number that contradicts the file's sex or year of birth is refused,
/// unless it is forced with a reason: a certificate may be mended after the number was given out, and until the police
/// give a new one the paper is right. Nothing else is ever forced, and nothing is deleted (QĐ 513/2024 Đ6).
///
/// It is for who keeps the whole school's roll, and no class teacher's: codes are not among what the regulations have a
/// class teacher update (003 Đ6, 004 Đ19.1), a wrong one takes away another child's for good, and the refusal of one
/// names the pupil of any class who has it.
struct AddIdentifier: Command {
    static let name: MessageName = "pupils.add-identifier"
    static let permission: Permission? = .managePupils

    var pupil: PupilCode
    var scheme: IdentifierScheme
    var value: IdentifierValue
    var from: LocalDate
    /// The first day it is not the pupil's any more.
    var to: LocalDate?
    /// Keeps a personal number that contradicts the file, for a reason.
    var force: Bool?
    var reason: LongText?

    typealias Answer = Done

    func scope(in store: Reader) throws(SQLiteError) -> Scope? {
        try PupilFiles.school(of: pupil, in: store).map { Scope($0) }
    }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Done> {
        guard let file = try PupilFiles.find(pupil, in: transaction.reader) else { return .refused(.notFound) }
        var findings = Findings()
        guard try findings.expectInUse(pupil, in: transaction.reader) else {
            return .refused(findings.refusal ?? .notFound)
        }
        let asked = Pupil.Identifier(scheme: scheme, value: value, from: from, to: to)
        let known = try Identifiers.find(scheme, value, at: file.school, in: transaction.reader)
        if let known, known.pupil == pupil {
            if known.identifier == asked { return .done(Done()) }
            return try end(known.identifier, of: file, on: occasion, in: &transaction)
        }
        try checkOwner(known, of: file, in: transaction.reader, into: &findings)
        checkDays(on: occasion.today, of: file, into: &findings)
        findings.checkValue(
            value, of: scheme, for: file.sex, born: file.birthDate, at: "/value", isForced: force == true)
        checkReason(of: file, into: &findings)
        if let other = try Identifiers.overlapping(asked, of: pupil, at: file.school, in: transaction.reader) {
            findings.add(
                .duplicate, at: "/from",
                en: "the pupil has \(scheme.rawValue) \(other.value) since \(other.from); say first when that ended",
                vi: "đã có mã \(scheme.rawValue) \(other.value) từ \(other.from); hãy ghi ngày kết thúc mã đó trước")
        }
        if let refusal = findings.refusal { return .refused(refusal) }
        try Identifiers.add(asked, to: pupil, at: file.school, because: reason, in: &transaction)
        try record(on: occasion, in: &transaction)
        return .done(Done())
    }

    private func record(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) {
        guard let state = try PupilFiles.find(pupil, in: transaction.reader) else { return }
        try transaction.record("identified", state, on: occasion, reason: reason?.text)
    }

    /// What is known of the pupil already may only be ended.
    private func end(
        _ known: Pupil.Identifier, of file: Pupil, on occasion: Occasion, in transaction: inout Transaction
    ) throws(SQLiteError) -> Outcome<Done> {
        var findings = Findings()
        findings.compare(at: "/from", from, with: known.from)
        if known.to != nil { findings.compare(at: "/to", to, with: known.to) }
        checkDays(on: occasion.today, of: file, into: &findings)
        guard let to, findings.isEmpty else { return .refused(findings.refusal ?? .notFound) }
        try Identifiers.end(known, at: file.school, on: to, in: &transaction)
        try record(on: occasion, in: &transaction)
        return .done(Done())
    }

    private func checkOwner(
        _ known: Identifiers.Owned?, of file: Pupil, in store: Reader, into findings: inout Findings
    ) throws(SQLiteError) {
        var owner = known?.pupil
        // A key of the department may be what we call another record by.
        if owner == nil, scheme == .hcm20, let code = PupilCode(value.text), code != pupil,
            try PupilFiles.exists(code, in: store)
        {
            owner = code
        }
        guard let owner else { return }
        // Of another school's file nothing is said but that it is not here.
        guard try PupilFiles.school(of: owner, in: store) == file.school else {
            return findings.add(
                .duplicate, at: "/value", en: "is the code of a pupil of another school; compare it with the paper",
                vi: "là mã của học sinh trường khác; hãy đối chiếu với giấy tờ")
        }
        guard try PupilFiles.inUse(owner, in: store) != pupil else {
            return findings.add(
                .duplicate, at: "/value",
                en: "is this pupil's already, under code \(owner), which was merged into this one",
                vi: "đã là mã của học sinh này, theo mã \(owner) đã được gộp vào hồ sơ này")
        }
        findings.add(
            .duplicate, at: "/value", en: "is the code of pupil \(owner) already; compare both with the paper",
            vi: "đã là mã của học sinh \(owner); hãy đối chiếu cả hai với giấy tờ")
    }

    private func checkDays(on today: LocalDate, of file: Pupil, into findings: inout Findings) {
        if from > today {
            findings.add(.invalid, at: "/from", en: "\(from) is in the future", vi: "ngày \(from) ở tương lai")
        } else if from < file.birthDate {
            findings.add(
                .invalid, at: "/from", en: "is before the pupil was born, \(file.birthDate)",
                vi: "trước ngày sinh của học sinh, \(file.birthDate)")
        }
        if let to, to <= from {
            findings.add(
                .invalid, at: "/to", en: "must be after \(from), the first day", vi: "phải sau ngày đầu tiên, \(from)")
        }
    }

    private func checkReason(of file: Pupil, into findings: inout Findings) {
        guard force == true, reason == nil, scheme == .pin12, let number = PersonalNumber(value.text),
            !number.contradictions(sex: file.sex, birthDate: file.birthDate).isEmpty
        else { return }
        findings.add(
            .incomplete, at: "/reason", en: "is missing; say why the number stands though it contradicts the file",
            vi: "chưa có; hãy ghi lí do giữ số này dù khác với hồ sơ")
    }
}
