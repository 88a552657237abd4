import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// The classes of a school in a year.
///
/// A class is no personal matter: whoever may read the directory of units may read its classes.
struct ClassList: Query {
    static let name: MessageName = "pupils.classes"
    static let permission: Permission? = .readUnits

    var school: UnitCode
    var year: SchoolYear
    var limit: Int?
    var after: String?

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(school) }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Page<SchoolClass>> {
        let size = Page<SchoolClass>.size(limit)
        let found = try Classes.all(of: school, in: year, after: after ?? "", limit: size + 1, from: store)
        return .done(Page(found, size: size) { $0.id.text })
    }
}
