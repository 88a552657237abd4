import Access
import Contracts
import Messaging
import SQLite
import ServiceKit
import Vocabulary
import Wire

/// Registers a piece of equipment, or a lot of the same acquired together (004 Đ16.2.a, Đ24).
struct RegisterAsset: Command {
    static let name: MessageName = "campus.register-asset"
    static let permission: Permission? = .manageAssets

    var school: UnitCode
    var code: AssetCode
    var name: ShortText
    var category: AssetCategory
    /// What they are counted in: `cái`, `bộ`.
    var countedIn: ShortText
    var quantity: Quantity
    /// The day on which they were acquired.
    var acquired: LocalDate
    /// What each of them cost then, in đồng; nought for a present.
    var costEach: Dong
    var source: FundingSource?
    var condition: AssetCondition
    /// A room of the school that is in use today.
    var room: RoomCode?

    struct Answer: Codable, Sendable, Hashable {
        var id: AssetID
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(school) }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Answer> {
        let id = AssetID(school: school, code: code)
        var findings = Findings()
        if let known = try Assets.find(id, in: transaction.reader) {
            compare(with: known, into: &findings)
            return findings.refusal.map(Outcome.refused) ?? .done(Answer(id: id))
        }
        try findings.expectSchool(school, in: transaction.reader)
        findings.expectPast(acquired, at: "/acquired", today: occasion.today)
        let place = try room.map { (code) throws(SQLiteError) in
            try findings.expectRoom(
                RoomID(school: school, code: code), inUse: occasion.today, in: transaction.reader)
        }
        if let refusal = findings.refusal { return .refused(refusal) }
        var asset = Asset(
            id: id, name: name, category: category, countedIn: countedIn, acquiredQuantity: quantity,
            quantity: Stock(unchecked: quantity.number), acquired: acquired, costEach: costEach, source: source,
            condition: condition)
        if let place = place ?? nil {
            asset.room = place.id.code
            asset.inRoomSince = max(acquired, place.from)
        }
        try Assets.add(asset, in: &transaction)
        try transaction.record("registered", asset, on: occasion)
        return .done(Answer(id: id))
    }

    /// What is not said is not compared: it may have been added since.
    private func compare(with known: Asset, into findings: inout Findings) {
        findings.compare(at: "/name", name, with: known.name)
        findings.compare(at: "/category", category, with: known.category)
        findings.compare(at: "/countedIn", countedIn, with: known.countedIn)
        findings.compare(at: "/quantity", quantity, with: known.acquiredQuantity)
        findings.compare(at: "/acquired", acquired, with: known.acquired)
        findings.compare(at: "/costEach", costEach, with: known.costEach)
        findings.compare(at: "/source", source ?? known.source, with: known.source)
        findings.compare(at: "/condition", condition, with: known.condition)
        findings.compare(at: "/room", room ?? known.room, with: known.room)
    }
}
