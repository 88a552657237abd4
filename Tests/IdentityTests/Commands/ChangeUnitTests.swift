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

@Suite("Changing a unit") struct ChangeUnitTests {
    private func state(in transaction: inout Transaction) throws -> Unit {
        try #require(try Directory.unit(Scene.school, in: transaction.reader))
    }

    @Test("changes what is said and leaves the rest, place and code included")
    func changes() throws {
        try onScene { (transaction) throws in
            let before = try state(in: &transaction)
            let sites = ["Điểm chính", "Điểm Suối Ngang"].compactMap { ShortText($0) }.map { Unit.Site(name: $0) }
            let profile = Unit.Profile(sites: sites, accreditation: .second, phone: .sample)
            let command = ChangeUnit(
                unit: Scene.school, name: ShortText("Trường THCS Hoa Đào"), levels: [.lowerSecondary, .primary],
                profile: profile)
            #expect(try command.handle(on: .administrator(), in: &transaction).answer == Done())
            var expected = before
            expected.name = ShortText("Trường THCS Hoa Đào") ?? .sample
            expected.levels = [.primary, .lowerSecondary]
            expected.profile = profile
            #expect(try state(in: &transaction) == expected)
            #expect(try transaction.reader.recorded(after: 5) == ["unit.changed unit/\(Scene.school.text)"])
        }
    }

    @Test("takes a profile whole: what it leaves out is no more")
    func wholeProfile() throws {
        try onScene { (transaction) throws in
            let first = ChangeUnit(unit: Scene.school, profile: Unit.Profile(boarding: .day, phone: .sample))
            let second = ChangeUnit(unit: Scene.school, profile: Unit.Profile(boarding: .full))
            for command in [first, second] {
                #expect(try command.handle(on: .administrator(), in: &transaction).answer == Done())
            }
            #expect(try state(in: &transaction).profile == Unit.Profile(boarding: .full))
        }
    }

    @Test("to what it is already records nothing")
    func again() throws {
        try onScene { (transaction) throws in
            let command = ChangeUnit(unit: Scene.school, region: .island)
            for _ in 0..<2 { #expect(try command.handle(on: .administrator(), in: &transaction).answer == Done()) }
            #expect(try transaction.reader.recorded(after: 5).count == 1)
        }
    }

    @Test("in nothing, of nobody, is refused with both")
    func nothing() throws {
        try onScene { (transaction) throws in
            let unknown = ChangeUnit(unit: UnitCode(unchecked: "99999999999999999999"))
            #expect(try unknown.handle(on: .administrator(), in: &transaction).refusal?.pointers == ["", "/unit"])
        }
    }

    @Test("keeps what belongs to schools out of offices, and a school from teaching nothing")
    func kinds() throws {
        try onScene { (transaction) throws in
            let office = ChangeUnit(
                unit: Scene.department, levels: [.primary], ownership: .private,
                profile: Unit.Profile(
                    sites: [Unit.Site(name: .sample)], nationalStandard: .first, accreditation: .first,
                    twoSessions: false, boarding: .notAtAll, principal: .sample))
            #expect(
                try office.handle(on: .administrator(), in: &transaction).refusal?.pointers == [
                    "/levels", "/ownership", "/profile/sites", "/profile/nationalStandard", "/profile/accreditation",
                    "/profile/twoSessions", "/profile/boarding",
                ])
            let contacts = ChangeUnit(unit: Scene.department, profile: Unit.Profile(phone: .sample, principal: .sample))
            #expect(try contacts.handle(on: .administrator(), in: &transaction).answer == Done())
            let school = ChangeUnit(unit: Scene.school, levels: [])
            #expect(try school.handle(on: .administrator(), in: &transaction).refusal?.pointers == ["/levels"])
        }
    }

    @Test("that has closed is refused")
    func closed() throws {
        try onScene { (transaction) throws in
            let close = CloseUnit(unit: Scene.school, on: Scene.day.adding(days: 10), reason: .sample)
            #expect(try close.handle(on: .administrator(), in: &transaction).answer == Done())
            let change = ChangeUnit(unit: Scene.school, region: .island)
            #expect(try change.handle(on: .administrator(), in: &transaction).refusal?.code == .conflict)
            let before = Occasion.administrator(now: "2025-09-05T07:30:00+07:00")
            #expect(try change.handle(on: before, in: &transaction).answer == Done())
        }
    }

    @Test("asks for the right over the unit itself")
    func scope() throws {
        try onScene { (transaction) throws in
            let change = ChangeUnit(unit: Scene.school, region: .island)
            #expect(try change.scope(in: transaction.reader)?.unit == Scene.school)
        }
    }

    @Test("from JSON that is wrong throughout says so throughout")
    func reading() {
        let result = ChangeUnit.read(
            #"{"unit":"x","name":"","levels":["college"],"profile":{"sites":[{}],"accreditation":5,"email":"x","webSite":"x"}}"#
        )
        #expect(
            result.pointers == [
                "/levels/0", "/name", "/profile/accreditation", "/profile/email", "/profile/sites/0/name",
                "/profile/webSite", "/unit",
            ])
    }
}
