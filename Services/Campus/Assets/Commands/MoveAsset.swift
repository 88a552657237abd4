import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Moves what is left of an asset into a room of its school, on a day.
///
/// A move that is on record is done, wherever the asset is now: a list in which a thing moves twice may be sent again.
struct MoveAsset: Command {
    static let name: MessageName = "campus.move-asset"
    static let permission: Permission? = .manageAssets

    var asset: AssetID
    var room: RoomCode
    var on: LocalDate

    typealias Answer = Done

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(asset.school) }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Done> {
        guard var state = try Assets.find(asset, in: transaction.reader) else { return .refused(.notFound) }
        let place = RoomID(school: asset.school, code: room)
        if try AssetMoves.exists(of: asset, to: place, on: on, in: transaction.reader) { return .done(Done()) }
        var findings = Findings()
        findings.expectLeft(of: state)
        findings.expectPast(on, at: "/on", today: occasion.today)
        if let since = state.inRoomSince, on < since {
            findings.add(
                .conflict, at: "/on", en: "is before \(since), when it came to where it is now",
                vi: "trước ngày \(since) là ngày chuyển đến nơi hiện nay")
        } else if on < state.acquired {
            findings.add(
                .invalid, at: "/on", en: "is before \(state.acquired), when it was acquired",
                vi: "trước ngày \(state.acquired) là ngày có tài sản")
        }
        if state.room == room {
            findings.add(
                .duplicate, at: "/room", en: "it stands in room \(room) already", vi: "tài sản đang ở phòng \(room)")
        } else {
            try findings.expectRoom(place, inUse: on, in: transaction.reader)
        }
        if let refusal = findings.refusal { return .refused(refusal) }
        state.room = room
        state.inRoomSince = on
        try Assets.change(state, in: &transaction)
        try transaction.record("moved", state, on: occasion, occurred: on.moment(notAfter: occasion.today))
        return .done(Done())
    }
}
