import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Takes in a member's wish that something in his own file be put right (002 Đ10.3; NĐ 356/2025 Đ5).
///
/// The member sends it himself, or the office takes it from him.
struct RequestCorrection: Command {
    static let name: MessageName = "staff.request-correction"
    static let permission: Permission? = .takeRequests

    var member: MemberCode
    /// What is wrong, and what it should be.
    var wish: LongText
    /// The day on which it came, where it came to the office on paper; today where nothing is said.
    var received: LocalDate?

    struct Answer: Codable, Sendable {
        var number: Int64
        var acknowledgeBy: LocalDate
        var decideBy: LocalDate
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? {
        try Members.find(member, in: store).map { Scope($0.school, member: member) }
    }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Answer> {
        guard let file = try Members.find(member, in: transaction.reader) else { return .refused(.notFound) }
        let received = received ?? occasion.today
        if received > occasion.today {
            return .refused(
                Refusal(.invalid, at: "/received", en: "must not be later than today", vi: "không được sau hôm nay"))
        }
        if occasion.claims?.person == member,
            let refusal = try objectionToOwn(received, on: occasion, in: transaction.reader)
        {
            return .refused(refusal)
        }
        var request = MemberCorrection(
            number: 0, school: file.school, member: member, wish: wish, received: received,
            acknowledgeBy: CorrectionRule.acknowledgeBy(received), decideBy: CorrectionRule.decideBy(received))
        request.number = try Corrections.add(request, in: &transaction)
        try transaction.record("requested", request, on: occasion, occurred: received.start)
        return .done(
            Answer(number: request.number, acknowledgeBy: request.acknowledgeBy, decideBy: request.decideBy))
    }

    /// The days for an answer run from when it came, so whoever asks does not set it, and asks no more than is answered.
    private func objectionToOwn(
        _ received: LocalDate, on occasion: Occasion, in store: Reader
    ) throws(SQLiteError) -> Refusal? {
        var findings = Findings()
        if received != occasion.today {
            findings.add(
                .invalid, at: "/received", en: "is today for what one sends oneself",
                vi: "phải là hôm nay khi tự gửi yêu cầu")
        }
        if try Corrections.openCount(of: member, in: store) >= Int64(CorrectionRule.mostOpen) {
            findings.add(
                .tooLarge, at: "/member",
                en: "has \(CorrectionRule.mostOpen) requests that are not decided; wait for an answer",
                vi: "đã có \(CorrectionRule.mostOpen) yêu cầu chưa được giải quyết; hãy chờ kết quả")
        }
        return findings.refusal
    }
}
