import Access
import Contracts
import Messaging
import SQLite
import ServiceKit
import Vocabulary
import Wire

/// Registers a room of a school (004 Đ2.1; rooms and grades of buildings by TT 13/2020).
struct RegisterRoom: Command {
    static let name: MessageName = "campus.register-room"
    static let permission: Permission? = .manageAssets

    var school: UnitCode
    var code: RoomCode
    /// Where a school has more than one.
    var site: ShortText?
    var purpose: RoomPurpose
    var grade: BuildingGrade
    var squareDecimetres: FloorArea
    var capacity: Capacity?
    /// The year in which the building was brought into use.
    var commissioned: CalendarYear?
    /// The first day it is in use.
    var from: LocalDate

    struct Answer: Codable, Sendable, Hashable {
        var id: RoomID
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(school) }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Answer> {
        let room = Room(
            id: RoomID(school: school, code: code), site: site, purpose: purpose, grade: grade,
            squareDecimetres: squareDecimetres, capacity: capacity, commissioned: commissioned, from: from)
        var findings = Findings()
        if let known = try Rooms.find(room.id, in: transaction.reader) {
            compare(with: known, into: &findings)
            return findings.refusal.map(Outcome.refused) ?? .done(Answer(id: room.id))
        }
        try findings.expectSchool(school, in: transaction.reader)
        findings.expectOrder(commissioned, before: from)
        if let refusal = findings.refusal { return .refused(refusal) }
        try Rooms.add(room, in: &transaction)
        try transaction.record("registered", room, on: occasion)
        return .done(Answer(id: room.id))
    }

    /// What is not said is not compared: it may have been added since.
    private func compare(with known: Room, into findings: inout Findings) {
        findings.compare(at: "/site", site ?? known.site, with: known.site)
        findings.compare(at: "/purpose", purpose, with: known.purpose)
        findings.compare(at: "/grade", grade, with: known.grade)
        findings.compare(at: "/squareDecimetres", squareDecimetres, with: known.squareDecimetres)
        findings.compare(at: "/capacity", capacity ?? known.capacity, with: known.capacity)
        findings.compare(at: "/commissioned", commissioned ?? known.commissioned, with: known.commissioned)
        findings.compare(at: "/from", from, with: known.from)
    }
}
