import Access
import Contracts
import Messaging
import SQLite
import ServiceKit
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Identity

@Suite("Moving a unit") struct MoveUnitTests {
    private let stranger = UnitCode(unchecked: "99999999999999999999")

    private func pointers(_ move: MoveUnit, after others: MoveUnit...) throws -> [String]? {
        var found: [String]?
        try onReform { (transaction) throws in
            for other in others { #expect(try other.handle(on: .administrator(), in: &transaction).answer == Done()) }
            found = try move.handle(on: .administrator(), in: &transaction).refusal?.pointers
            #expect(try transaction.reader.recorded(after: 9).count == others.count + (found == nil ? 1 : 0))
        }
        return found
    }

    @Test("ends the stay on the day, begins another, and keeps the past")
    func moves() throws {
        try onReform { (transaction) throws in
            #expect(try Reform.move.handle(on: .administrator(), in: &transaction).answer == Done())
            let store = transaction.reader
            let unit = try #require(try Directory.unit(Reform.school, in: store))
            #expect(
                unit.parents == [
                    Unit.Parent(unit: Reform.district, from: Reform.start, to: Reform.first),
                    Unit.Parent(unit: Reform.commune, from: Reform.first),
                ])
            #expect(try store.recorded(after: 9) == ["unit.moved unit/\(Reform.school.text)"])
            #expect(try store.value("SELECT reason FROM journal ORDER BY seq DESC LIMIT 1") == LongText.sample.text)
            let (before, after) = (
                try Directory.lineage(of: Reform.school, on: Reform.last, in: store),
                try Directory.lineage(of: Reform.school, on: Reform.first, in: store)
            )
            #expect(before.contains(Reform.district) && !before.contains(Reform.commune))
            #expect(after.contains(Reform.commune) && !after.contains(Reform.district))
        }
    }

    @Test("happened in the world on its day, and one that is to come happens no earlier than it is said")
    func time() throws {
        try onReform { (transaction) throws in
            #expect(try Reform.move.handle(on: .administrator(), in: &transaction).answer == Done())
            let occurred = "SELECT occurred FROM journal ORDER BY seq DESC LIMIT 1"
            #expect(try transaction.reader.value(occurred) == Reform.first.start)
            let back = MoveUnit(unit: Reform.school, to: Reform.department, from: Reform.day("2027-01-01"))
            let occasion = Occasion.administrator()
            #expect(try back.handle(on: occasion, in: &transaction).answer == Done())
            #expect(try transaction.reader.value(occurred) == occasion.now)
        }
    }

    @Test("again records nothing, not even after a later move")
    func again() throws {
        try onReform { (transaction) throws in
            let later = MoveUnit(unit: Reform.school, to: Reform.department, from: Reform.first.adding(days: 30))
            for move in [Reform.move, Reform.move, later, Reform.move] {
                #expect(try move.handle(on: .administrator(), in: &transaction).answer == Done())
            }
            #expect(try transaction.reader.recorded(after: 9).count == 2)
        }
    }

    @Test("into the past of a later move is refused")
    func past() throws {
        let earlier = MoveUnit(unit: Reform.school, to: Reform.department, from: Reform.first.adding(days: -30))
        #expect(try pointers(earlier, after: Reform.move) == ["/from"])
        let sameDay = MoveUnit(unit: Reform.school, to: Reform.department, from: Reform.first)
        #expect(try pointers(sameDay, after: Reform.move) == ["/from"])
        #expect(try pointers(MoveUnit(unit: Reform.school, to: Reform.department, from: Reform.start)) == ["/from"])
    }

    @Test("to where it is already is refused")
    func nowhere() throws {
        #expect(try pointers(MoveUnit(unit: Reform.school, to: Reform.district, from: Reform.last)) == ["/to"])
    }

    @Test("below a unit that is not there yet, no longer, or not for long enough is refused")
    func absent() throws {
        #expect(try pointers(MoveUnit(unit: Reform.school, to: Reform.commune, from: Reform.last)) == ["/to"])
        try onReform { (transaction) throws in
            let close = CloseUnit(unit: Reform.commune, on: Reform.day("2027-01-01"), reason: .sample)
            #expect(try close.handle(on: .administrator(), in: &transaction).answer == Done())
            #expect(try Reform.move.handle(on: .administrator(), in: &transaction).refusal?.pointers == ["/to"])
            // A school that closes no later than the office may spend its last days there.
            let end = CloseUnit(unit: Reform.school, on: Reform.day("2026-12-31"), reason: .sample)
            #expect(try end.handle(on: .administrator(), in: &transaction).answer == Done())
            #expect(try Reform.move.handle(on: .administrator(), in: &transaction).answer == Done())
            let unit = try #require(try Directory.unit(Reform.school, in: transaction.reader))
            #expect(unit.parents.last == Unit.Parent(unit: Reform.commune, from: Reform.first, to: unit.to))
        }
    }

    @Test("after the unit has closed is refused")
    func closed() throws {
        try onReform { (transaction) throws in
            let end = CloseUnit(unit: Reform.school, on: Reform.first, reason: .sample)
            #expect(try end.handle(on: .administrator(), in: &transaction).answer == Done())
            #expect(try Reform.move.handle(on: .administrator(), in: &transaction).refusal?.pointers == ["/from"])
        }
    }

    @Test("under a district after the districts have ended, or of a district, is refused")
    func districts() throws {
        let late = MoveUnit(unit: Reform.school, to: Reform.district, from: Reform.first.adding(days: 60))
        #expect(try pointers(late, after: Reform.move) == ["/to"])
        let district = MoveUnit(unit: Reform.district, to: UnitCode.root, from: Reform.first)
        #expect(try pointers(district) == ["/from"])
    }

    @Test("below itself, or below what stands below it, is refused")
    func circle() throws {
        let below = MoveUnit(unit: Reform.department, to: Reform.school, from: Reform.last)
        #expect(try pointers(below) == ["/to", "/to"])
        #expect(try pointers(MoveUnit(unit: Reform.school, to: Reform.school, from: Reform.last)) == ["/to", "/to"])
    }

    @Test("of the installation, of nobody, or to nobody is refused")
    func nobody() throws {
        #expect(try pointers(MoveUnit(unit: UnitCode.root, to: Reform.department, from: Reform.last)) == ["/unit"])
        #expect(try pointers(MoveUnit(unit: stranger, to: stranger, from: Reform.last)) == ["/unit", "/to"])
        #expect(try pointers(MoveUnit(unit: Reform.school, to: stranger, from: Reform.last)) == ["/to"])
    }

    @Test("to the installation itself is taken")
    func root() throws {
        #expect(try pointers(MoveUnit(unit: Reform.school, to: UnitCode.root, from: Reform.last)) == nil)
    }

    @Test("needs the right over the place it leaves and over the one it comes to")
    func rights() throws {
        try onReform { (transaction) throws in
            func refusal(with roles: UnitCode...) throws -> Refusal? {
                var claims = try #require(Occasion.administrator().claims)
                claims.roles = roles.map { Claims.Grant(role: .systemAdministrator, unit: $0) }
                let now = Instant("2026-09-05T07:30:00+07:00") ?? .sample
                let occasion = Occasion(
                    id: MessageID.Source().make(now: now.milliseconds), claims: claims, now: now, service: .identity,
                    gate: Identity.gate)
                return try Reform.move.objection(on: occasion, in: transaction.reader)
            }
            #expect(try refusal(with: Reform.district)?.code == .forbidden)
            #expect(try refusal(with: Reform.commune)?.code == .forbidden)
            #expect(try refusal(with: Reform.district, Reform.commune) == nil)
            #expect(try refusal(with: Reform.department) == nil)
            #expect(try Reform.move.objection(on: .nobody(), in: transaction.reader)?.code == .unauthenticated)
        }
    }

    @Test("in bulk moves those that may be moved")
    func many() throws {
        try onReform { (transaction) throws in
            let wrong = MoveUnit(unit: Reform.school, to: Reform.commune, from: Reform.last)
            let many = Many(items: [Lenient.value(wrong), .value(Reform.move)])
            let answer = try #require(try many.handle(on: .administrator(), in: &transaction).answer)
            #expect(answer.done == 1 && answer.refused == 1)
            #expect(answer.items.first?.refused?.errors.map(\.pointer) == ["/items/0/to"])
        }
    }

    @Test("from JSON that is wrong throughout says so throughout")
    func reading() {
        let result = MoveUnit.read(#"{"unit":"x","to":7,"from":"1/7/2025","reason":"","until":"never"}"#)
        #expect(result.pointers == ["/from", "/reason", "/to", "/unit", "/until"])
    }
}
