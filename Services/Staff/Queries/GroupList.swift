import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// The groups of a school's staff.
struct GroupList: Query {
    static let name: MessageName = "staff.groups"
    static let permission: Permission? = .readStaff

    var school: UnitCode
    var limit: Int?
    var after: String?

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(school) }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Page<StaffGroup>> {
        let size = Page<StaffGroup>.size(limit)
        let found = try Groups.all(of: school, after: after ?? "", limit: size + 1, in: store)
        return .done(Page(found, size: size) { $0.id.text })
    }
}
