import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Puts a member into a group of the school's staff, or at its head.
///
/// The head may from then on look into how the classes of the group's members are kept (QĐ 149/2025 Đ5).
struct Appoint: Command {
    static let name: MessageName = "staff.appoint"
    static let permission: Permission? = .assignDuties

    var member: MemberCode
    var group: GroupID
    var place: GroupPlace
    var from: LocalDate
    /// The first day the member is no longer there; open where not given.
    var to: LocalDate?

    struct Answer: Codable, Hashable {
        var id: AppointmentID
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(group.school) }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Answer> {
        var findings = Findings()
        if try Groups.find(group, in: transaction.reader) == nil {
            findings.add(
                .notFound, at: "/group", en: "the school has no group \(group.code); form it first",
                vi: "trường chưa có tổ \(group.code); hãy thành lập tổ trước")
        }
        try findings.expect(member, workingAt: group.school, from: from, to: to, in: transaction.reader)
        findings.expectOrder(from, to)
        let year = SchoolYear(around: from)
        if year == nil {
            findings.add(
                .invalid, at: "/from", en: "\(from) is in no school year", vi: "ngày \(from) không thuộc năm học nào")
        }
        if let other = try Appointments.overlapping(self, in: transaction.reader) {
            if findings.isEmpty, other.member == member, other.place == place, other.from == from, other.to == to {
                return .done(Answer(id: other.id))
            }
            complain(of: other, into: &findings)
        }
        guard let year, findings.isEmpty else { return .refused(findings.refusal ?? .notFound) }
        let number = try Appointments.nextNumber(of: member, in: year, from: transaction.reader)
        let appointment = Appointment(
            id: AppointmentID(owner: member, year: year, number: number), group: group, place: place, from: from, to: to
        )
        try Appointments.add(appointment, in: &transaction)
        try transaction.record("appointed", appointment, on: occasion)
        return .done(Answer(id: appointment.id))
    }

    private func complain(of other: Appointment, into findings: inout Findings) {
        let until = other.to.map { Bilingual(en: " up to \($0)", vi: " đến trước \($0)") } ?? Bilingual(en: "", vi: "")
        if other.member == member {
            findings.add(
                .duplicate, at: "/from",
                en: "the member is in group \(group.code) from \(other.from)\(until.en); end that first",
                vi: "đã ở tổ \(group.code) từ \(other.from)\(until.vi); hãy kết thúc trước")
        } else {
            findings.add(
                .duplicate, at: "/place",
                en: "\(other.member) heads group \(group.code) from \(other.from)\(until.en); end that first",
                vi: "\(other.member) là tổ trưởng tổ \(group.code) từ \(other.from)\(until.vi); hãy kết thúc trước")
        }
    }
}
