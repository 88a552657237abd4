import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Says what became of a notice on a channel: it was delivered, read, or could not be delivered.
///
/// A failure is tried again after ten minutes, twenty, …; the fifth is the last.
struct AcknowledgeNotice: Command {
    static let name: MessageName = "pupils.acknowledge-notice"
    static let permission: Permission? = .deliverNotices

    var notice: Int64
    var channel: ShortText
    var outcome: ReceiptOutcome
    /// Now where nothing is said.
    var at: Instant?
    var detail: LongText?

    typealias Answer = Done

    func scope(in store: Reader) throws(SQLiteError) -> Scope? {
        try Notices.find(notice, in: store).map { Scope($0.school) }
    }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Done> {
        guard let known = try Notices.find(notice, in: transaction.reader) else { return .refused(.notFound) }
        if let at, at > occasion.now.advanced(byMilliseconds: 60_000) {
            return .refused(
                Refusal(.invalid, at: "/at", en: "must not be in the future", vi: "không được ở tương lai"))
        }
        let receipt = Notice.Receipt(channel: channel, outcome: outcome, at: at ?? occasion.now, detail: detail)
        guard !known.receipts.contains(receipt) else { return .done(Done()) }
        try Notices.note(receipt, of: known, in: &transaction)
        if let state = try Notices.find(notice, in: transaction.reader) {
            try transaction.record("acknowledged", state, on: occasion, occurred: receipt.at)
        }
        return .done(Done())
    }
}
