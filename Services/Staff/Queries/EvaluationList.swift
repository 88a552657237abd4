import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// How teachers of a school have been evaluated; of one member, of one year and by one assessor where these are given.
///
/// Who asks about himself sees his own.
struct EvaluationList: Query {
    static let name: MessageName = "staff.evaluations"
    static let permission: Permission? = .readStaff

    var school: UnitCode
    var member: MemberCode?
    var year: SchoolYear?
    var by: Assessor?
    var limit: Int?
    var after: String?

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { try Members.scope(of: member, at: school, in: store) }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Page<Evaluation>> {
        let size = Page<Evaluation>.size(limit)
        let found = try Evaluations.all(
            at: school, of: member, in: year, by: by, after: after ?? "", limit: size + 1, from: store)
        return .done(Page(found, size: size) { $0.id.text })
    }
}
