import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Says what somebody found who looked into signs of a shared account; not its holder.
struct SettleSharing: Command {
    static let name: MessageName = "identity.settle-sharing"
    static let permission: Permission? = .reviewAccess

    var number: Int64
    var verdict: SharingCase.Verdict
    var note: LongText?

    typealias Answer = Done

    func scope(in store: Reader) throws(SQLiteError) -> Scope? {
        try SharingCases.find(number, in: store).map { Scope($0.unit) }
    }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Done> {
        guard let found = try SharingCases.find(number, in: transaction.reader) else { return .refused(.notFound) }
        if found.account == occasion.claims?.sub {
            return .refused(
                Refusal(
                    .forbidden, at: "/number", en: "is about your own account; somebody else must look into it",
                    vi: "là về tài khoản của chính bạn; phải do người khác xem xét"))
        }
        if let known = found.verdict {
            guard known != verdict else { return .done(Done()) }
            return .refused(
                Refusal(
                    .conflict, at: "/verdict", en: "has been given: \(known.rawValue)", vi: "đã có: \(known.rawValue)"))
        }
        try SharingCases.settle(number, verdict, note, in: &transaction)
        if let state = try SharingCases.find(number, in: transaction.reader) {
            try transaction.record("settled", state, on: occasion, reason: note?.text)
        }
        return .done(Done())
    }
}
