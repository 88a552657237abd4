import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// The equipment of a school, what is written off included; of one room or category where these are given.
struct AssetList: Query {
    static let name: MessageName = "campus.assets"
    static let permission: Permission? = .readAssets

    var school: UnitCode
    var room: RoomCode?
    var category: AssetCategory?
    /// Only that of which any is left.
    var held: Bool?
    var limit: Int?
    var after: String?

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(school) }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Page<Asset>> {
        let size = Page<Asset>.size(limit)
        let found = try Assets.all(
            of: school, in: room.map { RoomID(school: school, code: $0) }, category: category, onlyHeld: held == true,
            after: after ?? "", limit: size + 1, from: store)
        return .done(Page(found, size: size) { $0.id.text })
    }
}
