import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Says no to a school that has asked for a pupil, also after a yes, as long as the day has not come.
struct RejectTransfer: Command {
    static let name: MessageName = "pupils.reject-transfer"
    static let permission: Permission? = .managePupils

    var transfer: TransferID
    /// What the other school is told.
    var reason: LongText

    typealias Answer = Done

    func scope(in store: Reader) throws(SQLiteError) -> Scope? {
        try Releases.find(transfer, in: store).map { Scope($0.request.sender) }
    }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Done> {
        guard let kept = try Releases.find(transfer, in: transaction.reader) else { return .refused(.notFound) }
        switch kept.status {
        case .noted, .accepted: break
        case .rejected where kept.rejection == reason: return .done(Done())
        case .rejected, .withdrawn: return .refused(.ended(kept.status))
        case .closing, .released, .confirmed:
            return .refused(
                Refusal(
                    .locked, at: "/transfer", en: "has been carried out on \(kept.request.from); it can only go back",
                    vi: "đã được thực hiện ngày \(kept.request.from); chỉ có thể chuyển ngược lại"))
        }
        try Releases.advance(transfer, to: .rejected, because: reason, in: &transaction)
        try Handover.tell(transfer, on: occasion, in: &transaction)
        return .done(Done())
    }
}
