import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Changes what a room is for, or puts right what is said of it; its code never.
struct ChangeRoom: Command {
    static let name: MessageName = "campus.change-room"
    static let permission: Permission? = .manageAssets

    var room: RoomID
    var site: ShortText?
    var purpose: RoomPurpose?
    var grade: BuildingGrade?
    var squareDecimetres: FloorArea?
    var capacity: Capacity?
    var commissioned: CalendarYear?
    /// Where the first day was wrong: a list of old rooms is easily brought in with the day on which that was done.
    var from: LocalDate?
    var reason: LongText

    typealias Answer = Done

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(room.school) }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Done> {
        guard let known = try Rooms.find(room, in: transaction.reader) else { return .refused(.notFound) }
        var state = known
        state.site = site ?? known.site
        state.purpose = purpose ?? known.purpose
        state.grade = grade ?? known.grade
        state.squareDecimetres = squareDecimetres ?? known.squareDecimetres
        state.capacity = capacity ?? known.capacity
        state.commissioned = commissioned ?? known.commissioned
        state.from = from ?? known.from
        if state == known { return .done(Done()) }
        var findings = Findings()
        if let to = known.to {
            findings.add(
                .locked, at: "/room", en: "is closed as of \(to) and stays as it was",
                vi: "đã ngừng sử dụng từ ngày \(to) và được giữ nguyên")
        }
        findings.expectOrder(
            state.commissioned, before: state.from, at: commissioned == nil ? "/from" : "/commissioned")
        if let first = try AssetMoves.firstDay(in: room, store: transaction.reader), first < state.from {
            findings.add(
                .conflict, at: "/from", en: "equipment has stood in it since \(first)",
                vi: "đã có thiết bị trong phòng từ ngày \(first)")
        }
        if let refusal = findings.refusal { return .refused(refusal) }
        try Rooms.change(state, in: &transaction)
        try transaction.record("changed", state, on: occasion, reason: reason.text)
        return .done(Done())
    }
}
