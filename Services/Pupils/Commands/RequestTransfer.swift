import Access
import Contracts
import Messaging
import SQLite
import ServiceKit
import Vocabulary
import Wire

/// Asks the school that has a pupil to let the child come, by the pupil's code (QĐ 513/2024 Đ6.5).
///
/// Whether that school is of this installation or of another, and whether anybody has a pupil of that code, the answer
/// does not say: the request travels as an event, and the other school notes it.
struct RequestTransfer: Command {
    static let name: MessageName = "pupils.request-transfer"
    static let permission: Permission? = .requestTransfers

    var pupil: PupilCode
    /// As the family's papers have it, for the other school to compare.
    var name: PersonName
    var birthDate: LocalDate
    /// The school that the pupil leaves.
    var sender: UnitCode
    /// The class that waits for the pupil.
    var schoolClass: ClassID
    /// The first day there.
    var from: LocalDate
    var reason: LongText?

    /// Days within which the other school should answer.
    static let answerDays = 7

    struct Answer: Codable, Hashable {
        var transfer: TransferID
        var answerBy: LocalDate
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(schoolClass.school, schoolClass: schoolClass) }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Answer> {
        let receiver = schoolClass.school
        var findings = Findings()
        if let open = try Transfers.open(for: pupil, at: receiver, in: transaction.reader) {
            findings.compare(at: "/schoolClass", schoolClass, with: open.schoolClass)
            findings.compare(at: "/sender", sender, with: open.sender)
            findings.compare(at: "/from", from, with: open.from)
            return findings.refusal.map(Outcome.refused)
                ?? .done(Answer(transfer: open.id, answerBy: open.answerBy))
        }
        _ = try findings.openClass(schoolClass, at: "/schoolClass", in: transaction.reader)
        try checkSender(in: transaction.reader, into: &findings)
        try findings.checkFirstDay(from, in: schoolClass, in: transaction.reader)
        let number = try Transfers.nextNumber(at: receiver, in: transaction.reader)
        if number > TransferID.last {
            findings.add(
                .tooLarge, at: "/schoolClass", en: "has a school that has used up its numbers of transfers",
                vi: "thuộc trường đã dùng hết số thứ tự chuyển trường")
        }
        if let refusal = findings.refusal { return .refused(refusal) }
        let request = Transfer(
            id: TransferID(receiver: receiver, number: number), pupil: pupil, name: name, birthDate: birthDate,
            sender: sender, schoolClass: schoolClass, from: from, reason: reason,
            answerBy: occasion.today.adding(days: Self.answerDays))
        let due = occasion.now.advanced(byMilliseconds: Handover.patience)
        try Transfers.add(request, due: due, in: &transaction)
        try transaction.record("requested", request, on: occasion)
        return .done(Answer(transfer: request.id, answerBy: request.answerBy))
    }

    private func checkSender(in store: Reader, into findings: inout Findings) throws(SQLiteError) {
        if sender == schoolClass.school {
            findings.add(
                .invalid, at: "/sender", en: "is the school of the class; move the pupil between its classes instead",
                vi: "chính là trường của lớp; hãy dùng chuyển lớp trong trường")
        } else if let unit = try Directory.unit(sender, in: store), unit.kind != .school {
            findings.add(
                .invalid, at: "/sender", en: "\(unit.name) is an office, not a school",
                vi: "\(unit.name) là cơ quan quản lý, không phải trường học")
        }
        // That the pupil is ours already is no secret to us; where else the child is would be.
        if try PupilFiles.school(of: pupil, in: store) == schoolClass.school {
            findings.add(
                .duplicate, at: "/pupil", en: "is a pupil of this school already",
                vi: "đã là học sinh của trường")
        }
    }
}
