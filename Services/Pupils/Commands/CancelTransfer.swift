import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Takes a request for a pupil back.
///
/// Where the other school has let the pupil go meanwhile it comes too late: the pupil arrives, for a child must be at
/// one school, and may be asked back.
struct CancelTransfer: Command {
    static let name: MessageName = "pupils.cancel-transfer"
    static let permission: Permission? = .requestTransfers

    var transfer: TransferID

    typealias Answer = Done

    func scope(in store: Reader) throws(SQLiteError) -> Scope? {
        try Transfers.find(transfer, in: store).map {
            Scope($0.state.receiver, schoolClass: $0.state.schoolClass)
        }
    }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Done> {
        guard var request = try Transfers.find(transfer, in: transaction.reader)?.state else {
            return .refused(.notFound)
        }
        switch request.status {
        case .requested, .accepted: break
        case .cancelled: return .done(Done())
        case .rejected, .received, .disputed:
            return .refused(
                Refusal(
                    .locked, at: "/transfer", en: "is \(request.status.rawValue) and cannot be taken back",
                    vi: "đang ở trạng thái \(request.status.rawValue), không thể rút lại"))
        }
        request.status = .cancelled
        try Transfers.keep(request, in: &transaction)
        try Transfers.postpone(transfer, to: nil, in: &transaction)
        try transaction.record("cancelled", request, on: occasion)
        return .done(Done())
    }
}
