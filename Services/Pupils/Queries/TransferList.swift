import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// The transfers of a school: the pupils it has asked for, or those it is asked for.
struct TransferList: Query {
    static let name: MessageName = "pupils.transfers"
    static let permission: Permission? = .managePupils

    var school: UnitCode
    var direction: Direction
    /// Only those that have not come to an end.
    var open: Bool?
    var limit: Int?
    var after: TransferID?

    enum Direction: String, WireEnum {
        /// To the school.
        case incoming
        /// From it.
        case outgoing
    }

    struct Item: Codable, Sendable {
        /// As the receiving school has asked.
        var request: Transfer
        /// Where it stands for the school that lets go; only for its own list.
        var release: ReleaseStatus?
        /// Whether the other school has noted the request; only for the list of who asked.
        var isNoted: Bool?
        /// Nobody has answered in time.
        var isLate: Bool
        /// Whose part of the package is still waited for.
        var awaited: [Context]
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(school) }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Page<Item>> {
        let size = Page<Item>.size(limit)
        let today = occasion.today
        let items: [Item]
        switch direction {
        case .incoming:
            if let after, after.receiver != school { return .refused(.strangeCursor) }
            items = try Transfers.list(
                of: school, after: after?.number ?? 0, limit: size + 1, isOpen: open == true, in: store
            ).map { kept in
                Item(
                    request: kept.state, isNoted: kept.isNoted,
                    isLate: kept.state.status == .requested && today > kept.state.answerBy, awaited: [])
            }
        case .outgoing:
            items = try Releases.list(
                of: school, after: after, limit: size + 1, isOpen: open == true, in: store
            ).map { kept in
                Item(
                    request: kept.request, release: kept.status,
                    isLate: kept.status == .noted && today > kept.request.answerBy, awaited: kept.awaited)
            }
        }
        return .done(Page(items, size: size) { $0.request.id.text })
    }
}

extension Refusal {
    fileprivate static let strangeCursor = Refusal(
        .invalid, at: "/after", en: "is not where a page of this list ended; send the `next` of the page before",
        vi: "không phải vị trí kết thúc một trang của danh sách này; hãy gửi lại `next` của trang trước")
}
