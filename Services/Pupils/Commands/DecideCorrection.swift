import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Tells a family that its request has come, that the file has been put right, or why it stays as it is.
struct DecideCorrection: Command {
    static let name: MessageName = "pupils.decide-correction"
    static let permission: Permission? = .managePupils

    var number: Int64
    var decision: Decision
    /// What the family is told; needed for a decision.
    var answer: LongText?

    enum Decision: String, WireEnum { case acknowledged, corrected, rejected }

    typealias Answer = Done

    func scope(in store: Reader) throws(SQLiteError) -> Scope? {
        try Corrections.find(number, in: store).map { Scope($0.school) }
    }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Done> {
        guard var request = try Corrections.find(number, in: transaction.reader) else { return .refused(.notFound) }
        let status = CorrectionStatus(rawValue: decision.rawValue) ?? .acknowledged
        if request.status == status { return .done(Done()) }
        switch request.status {
        case .corrected, .rejected:
            return .refused(
                Refusal(
                    .conflict, at: "/decision", en: "has been taken: \(request.status.rawValue); take in a new request",
                    vi: "đã có kết luận: \(request.status.rawValue); hãy lập yêu cầu mới"))
        case .requested, .acknowledged: break
        }
        if decision != .acknowledged, answer == nil {
            return .refused(
                Refusal(
                    .incomplete, at: "/answer", en: "must say what the family is told",
                    vi: "phải ghi nội dung trả lời gia đình"))
        }
        request.status = status
        request.answer = answer
        try Corrections.settle(request, in: &transaction)
        try transaction.record(decision.rawValue, request, on: occasion)
        return .done(Done())
    }
}
