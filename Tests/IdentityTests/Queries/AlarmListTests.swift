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

@Suite("The alarms of a unit") struct AlarmListTests {
    private func items(_ unit: UnitCode, now: String = Cast.now, in store: Reader) throws -> [AlarmList.Item] {
        try #require(try AlarmList(unit: unit).answer(on: .of("root", now: now), from: store).answer).items
    }

    @Test("are its own alone, each with what to do, and since when it has been told")
    func alarms() throws {
        try onCast { (transaction) throws in
            #expect(try items(Cast.otherSchool, in: transaction.reader).map(\.kind) == [.noAdministrator])
            #expect(try items(Cast.otherSchool, in: transaction.reader).first?.since == nil)
            try TellAlarms.run(on: .routine(now: Cast.now), in: &transaction)
            let told = try #require(try items(Cast.otherSchool, in: transaction.reader).first)
            #expect(told.since == Cast.instant(Cast.now) && told.unit == Cast.otherSchool)
            // The helper's glass is there from the start.
            #expect(try items(Cast.school, in: transaction.reader).map(\.kind) == [.brokenGlass])
            try SharingCases.note(.twoDevices, on: Scene.user("lan"), on: .nobody(), in: &transaction)
            try Accounts.set(.suspended, of: Scene.user("tech"), at: Cast.opened, in: &transaction)
            let kinds = try items(Cast.school, now: "2028-01-01T07:30:00+07:00", in: transaction.reader)
            #expect(Set(kinds.map(\.kind)) == [.brokenGlass, .sharing, .idleAdministrator, .reviewOverdue])
            #expect(Set(kinds.map(\.sentence)).count == 4)
        }
    }
}
