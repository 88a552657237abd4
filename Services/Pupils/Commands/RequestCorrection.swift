import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Takes in a family's wish that something in a child's file be put right, or the pupil's own (002 Đ10.3; NĐ 356/2025 Đ5).
struct RequestCorrection: Command {
    static let name: MessageName = "pupils.request-correction"
    static let permission: Permission? = .takeRequests

    var pupil: PupilCode
    /// Who asks.
    var by: PersonName
    var phone: Phone?
    /// What is wrong, and what it should be.
    var wish: LongText
    /// The day on which it came; today where nothing is said.
    var received: LocalDate?

    struct Answer: Codable, Sendable {
        var number: Int64
        var acknowledgeBy: LocalDate
        var decideBy: LocalDate
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { try Whereabouts.scope(of: pupil, in: store) }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Answer> {
        var findings = Findings()
        guard try findings.expectInUse(pupil, in: transaction.reader) else {
            return .refused(findings.refusal ?? .notFound)
        }
        let received = received ?? occasion.today
        if received > occasion.today {
            return .refused(
                Refusal(.invalid, at: "/received", en: "must not be later than today", vi: "không được sau hôm nay"))
        }
        guard let school = try PupilFiles.school(of: pupil, in: transaction.reader) else { return .refused(.notFound) }
        if occasion.claims?.pupil != nil {
            try checkOwn(received, at: school, on: occasion, into: &findings, in: transaction.reader)
            if let refusal = findings.refusal { return .refused(refusal) }
        }
        var request = CorrectionRequest(
            number: 0, school: school, pupil: pupil, by: by, phone: phone, wish: wish, received: received,
            acknowledgeBy: CorrectionRule.acknowledgeBy(received), decideBy: CorrectionRule.decideBy(received))
        request.number = try Corrections.add(request, in: &transaction)
        try transaction.record("requested", request, on: occasion, occurred: received.start)
        return .done(
            Answer(number: request.number, acknowledgeBy: request.acknowledgeBy, decideBy: request.decideBy))
    }

    /// A pupil asks today, so that no school is late the moment he does, and not more than the school can answer.
    private func checkOwn(
        _ received: LocalDate, at school: UnitCode, on occasion: Occasion, into findings: inout Findings,
        in store: Reader
    ) throws(SQLiteError) {
        if received < occasion.today {
            findings.add(
                .invalid, at: "/received", en: "must be today: a request of your own comes on the day you send it",
                vi: "phải là hôm nay: yêu cầu của chính bạn được tính từ ngày gửi")
        }
        if try Corrections.openCount(of: pupil, at: school, in: store) >= CorrectionRule.mostOpen {
            findings.add(
                .tooLarge, at: "/pupil",
                en: "has \(CorrectionRule.mostOpen) requests that the school has not decided; wait for an answer",
                vi: "đã có \(CorrectionRule.mostOpen) yêu cầu nhà trường chưa trả lời; hãy chờ kết quả")
        }
    }
}
