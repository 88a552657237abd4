import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Says whether a role was rightly taken in an emergency; another person than who took it.
struct ReviewBreakGlass: Command {
    static let name: MessageName = "identity.review-break-glass"
    static let permission: Permission? = .reviewAccess

    var id: MessageID
    var verdict: BrokenGlass.Verdict
    var note: LongText?

    typealias Answer = Done

    func scope(in store: Reader) throws(SQLiteError) -> Scope? {
        try BrokenGlasses.find(id, in: store).map { Scope($0.unit) }
    }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Done> {
        guard var glass = try BrokenGlasses.find(id, in: transaction.reader), let reviewer = occasion.claims?.sub else {
            return .refused(.notFound)
        }
        if glass.account == reviewer {
            return .refused(
                Refusal(
                    .forbidden, at: "/id", en: "is your own; somebody else must look into it",
                    vi: "là của chính bạn; phải do người khác xem xét"))
        }
        if let known = glass.verdict {
            guard known != verdict else { return .done(Done()) }
            return .refused(
                Refusal(
                    .conflict, at: "/verdict",
                    en: "has been given by \(glass.reviewedBy?.text ?? ""): \(known.rawValue)",
                    vi: "đã được \(glass.reviewedBy?.text ?? "") kết luận: \(known.rawValue)"))
        }
        glass.reviewedBy = reviewer
        glass.verdict = verdict
        glass.note = note
        try BrokenGlasses.review(glass, in: &transaction)
        try transaction.record("reviewed", glass, on: occasion, reason: note?.text)
        return .done(Done())
    }
}
