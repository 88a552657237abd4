import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Ends the use of a room on a day: it is pulled down, given back, or no room any more.
///
/// Its code is not used again. What stands in it is moved or written off before, so that no equipment is where nobody
/// can find it. An end that lies ahead may be dated anew.
struct CloseRoom: Command {
    static let name: MessageName = "campus.close-room"
    static let permission: Permission? = .manageAssets

    var room: RoomID
    /// The first day it is not in use.
    var on: LocalDate
    var reason: LongText

    typealias Answer = Done

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(room.school) }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Done> {
        guard var state = try Rooms.find(room, in: transaction.reader) else { return .refused(.notFound) }
        if state.to == on { return .done(Done()) }
        var findings = Findings()
        if let to = state.to, to <= occasion.today {
            findings.add(
                .duplicate, at: "/on", en: "the room is closed already, as of \(to), and its end is on record",
                vi: "phòng đã ngừng sử dụng từ ngày \(to) và việc này đã ghi nhận")
        } else if on <= state.from {
            findings.add(
                .invalid, at: "/on", en: "must be after \(state.from), the first day",
                vi: "phải sau ngày bắt đầu \(state.from)")
        } else if let left = try AssetMoves.lastDay(in: room, after: on, store: transaction.reader) {
            findings.add(
                .conflict, at: "/on", en: "equipment stood in it until \(left)",
                vi: "còn thiết bị trong phòng đến ngày \(left)")
        }
        let lots = try Assets.count(in: room, store: transaction.reader)
        if lots > 0 {
            findings.add(
                .conflict, at: "/room", en: "has \(lots) lots of equipment in it; move or write them off first",
                vi: "còn \(lots) lô thiết bị; hãy chuyển đi hoặc thanh lí trước")
        }
        if let refusal = findings.refusal { return .refused(refusal) }
        state.to = on
        try Rooms.change(state, in: &transaction)
        try transaction.record(
            "closed", state, on: occasion, occurred: on.moment(notAfter: occasion.today), reason: reason.text)
        return .done(Done())
    }
}
