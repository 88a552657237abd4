import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// What members of a school's staff want put right in their files, with what is late; of one member where one is named.
///
/// Who asks about himself sees his own.
struct CorrectionList: Query {
    static let name: MessageName = "staff.corrections"
    static let permission: Permission? = .readStaff

    var school: UnitCode
    var member: MemberCode?
    /// Only those that nobody has decided, the most urgent first; at most 500, without pages.
    var open: Bool?
    var limit: Int?
    var after: String?

    struct Item: Codable, Sendable {
        var request: MemberCorrection
        /// Not answered in time: neither that it has come, nor what came of it.
        var isLate: Bool
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { try Members.scope(of: member, at: school, in: store) }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Page<Item>> {
        let size = Page<Item>.size(limit)
        let found =
            open == true
            ? try Corrections.open(at: school, by: member, limit: size, in: store)
            : try Corrections.list(
                of: school, by: member, after: after.flatMap { Int64($0) } ?? 0, limit: size + 1, in: store)
        let items = found.map { Item(request: $0, isLate: $0.isLate(on: occasion.today)) }
        return .done(Page(items, size: size) { String($0.request.number) })
    }
}
