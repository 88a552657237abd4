import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Takes a notice back that has not been delivered yet.
struct WithdrawNotice: Command {
    static let name: MessageName = "pupils.withdraw-notice"
    static let permission: Permission? = .sendNotices

    var notice: Int64
    var reason: LongText

    typealias Answer = Done

    func scope(in store: Reader) throws(SQLiteError) -> Scope? {
        try Notices.find(notice, in: store).map { Scope($0.school, schoolClass: $0.schoolClass) }
    }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Done> {
        guard var known = try Notices.find(notice, in: transaction.reader) else { return .refused(.notFound) }
        switch known.status {
        case .withdrawn: return .done(Done())
        case .delivered:
            return .refused(
                Refusal(
                    .conflict, at: "/notice", en: "has been delivered; send another that puts it right",
                    vi: "đã được gửi đến gia đình; hãy gửi thông báo khác để đính chính"))
        case .waiting, .failed: break
        }
        try Notices.set(.withdrawn, of: notice, in: &transaction)
        known.status = .withdrawn
        try transaction.record("withdrawn", known, on: occasion, reason: reason.text)
        return .done(Done())
    }
}
