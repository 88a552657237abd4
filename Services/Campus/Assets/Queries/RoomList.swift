import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// The rooms of a school, past ones included; of one purpose and of one day where these are given.
///
/// What a room is for is what it is for now, on whichever day; what was said of it before is in the journal.
struct RoomList: Query {
    static let name: MessageName = "campus.rooms"
    static let permission: Permission? = .readAssets

    var school: UnitCode
    var purpose: RoomPurpose?
    var on: LocalDate?
    var limit: Int?
    var after: String?

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(school) }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Page<Room>> {
        let size = Page<Room>.size(limit)
        let found = try Rooms.all(of: school, for: purpose, on: on, after: after ?? "", limit: size + 1, from: store)
        return .done(Page(found, size: size) { $0.id.text })
    }
}
