import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// The duties at a school, past ones included; of one year and of one class where these are given.
struct AssignmentList: Query {
    static let name: MessageName = "staff.assignments"
    static let permission: Permission? = .readStaff

    var school: UnitCode
    var year: SchoolYear?
    var schoolClass: ClassID?
    var limit: Int?
    var after: String?

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(school) }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Page<Assignment>> {
        let size = Page<Assignment>.size(limit)
        let found = try Assignments.all(
            at: school, in: year, for: schoolClass, after: after ?? "", limit: size + 1, from: store)
        return .done(Page(found, size: size) { $0.id.text })
    }
}
