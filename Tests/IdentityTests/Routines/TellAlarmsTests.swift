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

@Suite("Alarms about accounts") struct TellAlarmsTests {
    private let now = Cast.now

    /// Runs the routine as long as it says it is due; gives what it has told.
    private func tell(now: String = Cast.now, in transaction: inout Transaction) throws -> [String] {
        let before = try transaction.reader.count(of: "journal")
        for _ in 0..<3 where try TellAlarms.isDue(at: Cast.instant(now), in: transaction.reader) {
            try TellAlarms.run(on: .routine(now: now), in: &transaction)
        }
        #expect(try !TellAlarms.isDue(at: Cast.instant(now), in: transaction.reader), "it comes to rest")
        return try transaction.reader.recorded(after: before)
    }

    private func grant(_ name: String, _ role: Role, at unit: UnitCode, in transaction: inout Transaction) throws {
        let grant = Account.Grant(role: role, unit: unit, from: Scene.day)
        try RoleGrants.add([grant], to: Scene.user(name), in: &transaction)
    }

    @Test("tell of every unit without an administration account, once, and when it has one; never of the installation")
    func administrators() throws {
        try onScene { (transaction) throws in
            let units = [Scene.department, Cast.school, Cast.otherSchool].map(\.text).sorted()
            #expect(try tell(in: &transaction) == units.map { "alarm.raised alarm/\($0)/no-administrator" })
            #expect(try tell(in: &transaction) == [])
            try Scene.open("tech", in: &transaction)
            try grant("tech", .officeAdministrator, at: Scene.department, in: &transaction)
            try grant("tech", .officeAdministrator, at: Cast.school, in: &transaction)
            let cleared = try tell(in: &transaction)
            #expect(cleared == ["alarm.cleared alarm/\(Scene.department.text)/no-administrator"])
            #expect(try transaction.reader.recorded().last?.state["cleared"]?.string != nil)
        }
    }

    @Test("tell of an administrator who cannot come in")
    func suspended() throws {
        try onCast { (transaction) throws in
            _ = try tell(in: &transaction)
            try Accounts.set(.suspended, of: Scene.user("tech"), at: Cast.opened, in: &transaction)
            let place = "alarm/\(Cast.school.text)/administrator-suspended"
            #expect(try tell(in: &transaction) == ["alarm.raised \(place)"])
            try Accounts.set(.active, of: Scene.user("tech"), at: Cast.opened, in: &transaction)
            #expect(try tell(in: &transaction) == ["alarm.cleared \(place)"])
        }
    }

    @Test("tell of a unit whose accounts nobody has reviewed for a year, and not of the installation")
    func overdue() throws {
        try onCast { (transaction) throws in
            // The accounts were opened on 1/9/2026.
            let (last, first) = ("2027-09-01T12:00:00+07:00", "2027-09-02T00:00:00+07:00")
            #expect(try !tell(now: last, in: &transaction).contains { $0.hasSuffix("review-overdue") })
            let place = "alarm/\(Cast.school.text)/review-overdue"
            #expect(try tell(now: first, in: &transaction) == ["alarm.raised \(place)"])
            _ = try ConcludeAccessReview(unit: Cast.school).handle(on: .of("boss", now: first), in: &transaction)
            #expect(try tell(now: first, in: &transaction) == ["alarm.cleared \(place)"])
        }
    }

    @Test("tell of emergencies and signs of sharing until somebody has looked into them")
    func lookedInto() throws {
        try onCast { (transaction) throws in
            let glass = "alarm/\(Cast.school.text)/broken-glass"
            #expect(try tell(in: &transaction).contains("alarm.raised \(glass)"))
            try SharingCases.note(.twoDevices, on: Scene.user("lan"), on: .nobody(), in: &transaction)
            let sharing = "alarm/\(Cast.school.text)/sharing"
            #expect(try tell(in: &transaction) == ["alarm.raised \(sharing)"])
            _ = try SettleSharing(number: 1, verdict: .innocent).handle(on: .of("boss"), in: &transaction)
            #expect(try tell(in: &transaction) == ["alarm.cleared \(sharing)"])
            let id: String = try #require(try transaction.reader.value("SELECT id FROM broken_glass"))
            let review = ReviewBreakGlass(id: try #require(MessageID(id)), verdict: .unjustified)
            #expect(try review.handle(on: .of("boss"), in: &transaction).answer != nil)
            #expect(try tell(in: &transaction) == ["alarm.cleared \(glass)"])
        }
    }

    @Test("are cleared of a unit that is closed")
    func closed() throws {
        try onScene { (transaction) throws in
            _ = try tell(in: &transaction)
            let closing = CloseUnit(unit: Cast.otherSchool, on: Occasion.administrator().today, reason: .sample)
            #expect(try closing.handle(on: .administrator(), in: &transaction).answer != nil)
            #expect(try tell(in: &transaction) == ["alarm.cleared alarm/\(Cast.otherSchool.text)/no-administrator"])
        }
    }
}
