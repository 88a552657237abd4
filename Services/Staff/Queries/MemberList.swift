import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// The staff of a school, by code.
struct MemberList: Query {
    static let name: MessageName = "staff.members"
    static let permission: Permission? = .readStaff

    var school: UnitCode
    var limit: Int?
    var after: String?

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(school) }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Page<Contracts.Member>> {
        let size = Page<Contracts.Member>.size(limit)
        let found = try Members.all(of: school, after: after ?? "", limit: size + 1, in: store)
        return .done(Page(found, size: size) { $0.code.text })
    }
}
