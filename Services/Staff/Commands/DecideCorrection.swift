import Access
import Contracts
import Messaging
import SQLite
import ServiceKit
import Vocabulary
import Wire

/// Tells a member that his request has come, that the file has been put right, or why it stays as it is.
struct DecideCorrection: Command {
    static let name: MessageName = "staff.decide-correction"
    static let permission: Permission? = .manageStaff

    var number: Int64
    var decision: CorrectionDecision
    /// What the member is told; needed for a conclusion.
    var answer: LongText?

    func scope(in store: Reader) throws(SQLiteError) -> Scope? {
        try Corrections.find(number, in: store).map { Scope($0.school) }
    }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Done> {
        guard var request = try Corrections.find(number, in: transaction.reader) else { return .refused(.notFound) }
        if request.status == decision.status { return .done(Done()) }
        if occasion.claims?.person == request.member {
            return .refused(
                Refusal(
                    .conflict, at: "/number", en: "is your own request; another must answer it",
                    vi: "là yêu cầu của chính bạn; phải do người khác giải quyết"))
        }
        let whom = Bilingual(en: "the member", vi: "người yêu cầu")
        if let refusal = request.decide(decision, answer: answer, telling: whom) { return .refused(refusal) }
        try Corrections.settle(request, in: &transaction)
        try transaction.record(decision.rawValue, request, on: occasion)
        return .done(Done())
    }
}
