import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Identity

@Suite("Setting who is believed") struct SetAuthorityTests {
    private let command = SetAuthority(school: Scene.school, of: .pupils, integrator: .sample, from: Scene.day)

    @Test("keeps the decision and says so")
    func sets() throws {
        try onScene { (transaction) throws in
            try Scene.registerVendor(in: &transaction)
            #expect(try command.handle(on: .administrator(), in: &transaction).answer == Done())
            #expect(
                try transaction.reader.recorded(after: 6) == ["authority.changed authority/\(Scene.school.text)/pupils"]
            )
            let known: IntegratorName? = try transaction.reader.value(
                "SELECT integrator FROM known_authority WHERE school = ?1 AND context = 'pupils'", Scene.school)
            #expect(known == .sample)
        }
    }

    @Test("again records nothing; back to our own service is a change, on the same day too")
    func again() throws {
        try onScene { (transaction) throws in
            try Scene.registerVendor(in: &transaction)
            _ = try command.handle(on: .administrator(), in: &transaction)
            #expect(try command.handle(on: .administrator(), in: &transaction).answer == Done())
            #expect(try transaction.reader.recorded(after: 6).count == 1)
            var back = command
            back.integrator = nil
            #expect(try back.handle(on: .administrator(), in: &transaction).answer == Done())
            let current = try Authorities.current(of: .pupils, at: Scene.school, in: transaction.reader)
            #expect(current?.integrator == nil && current != nil)
            #expect(try transaction.reader.count(of: "authority") == 2)
        }
    }

    @Test("neither waits for a day to come nor reaches behind the last decision")
    func dates() throws {
        try onScene { (transaction) throws in
            try Scene.registerVendor(in: &transaction)
            var later = command
            later.from = LocalDate(year: 2026, month: 9, day: 6) ?? .sample
            #expect(try later.handle(on: .administrator(), in: &transaction).refusal?.pointers == ["/from"])
            _ = try command.handle(on: .administrator(), in: &transaction)
            var earlier = command
            earlier.from = Scene.day.adding(days: -1)
            #expect(try earlier.handle(on: .administrator(), in: &transaction).refusal?.code == .conflict)
        }
    }

    @Test("is for schools, and for what others may keep")
    func everything() throws {
        try onScene { (transaction) throws in
            let wrong = SetAuthority(
                school: Scene.department, of: .identity, integrator: .sample,
                from: LocalDate(year: 2027, month: 1, day: 1) ?? .sample)
            let refusal = try wrong.handle(on: .administrator(), in: &transaction).refusal
            #expect(refusal?.pointers == ["/school", "/of", "/from"])
            var unknown = command
            unknown.school = UnitCode(unchecked: "99999999999999999999")
            #expect(try unknown.handle(on: .administrator(), in: &transaction).refusal?.code == .notFound)
            #expect(try transaction.reader.recorded(after: 5).isEmpty)
        }
    }

    @Test("in favour of a system is refused where nobody has registered it")
    func unregistered() throws {
        try onScene { (transaction) throws in
            let refusal = try command.handle(on: .administrator(), in: &transaction).refusal
            #expect(refusal?.code == .notFound)
            #expect(refusal?.pointers == ["/integrator"])
        }
    }

    @Test("keeps a system within what it is registered for, and our own service needs nobody's leave")
    func beyond() throws {
        try onScene { (transaction) throws in
            try Scene.registerVendor(in: &transaction)
            let beyond = SetAuthority(
                school: Scene.otherSchool, of: .campus, integrator: .sample, from: Scene.day.adding(days: -1))
            let refusal = try beyond.handle(on: .administrator(), in: &transaction).refusal
            #expect(refusal?.code == .conflict)
            #expect(refusal?.pointers == ["/school", "/of", "/from"])
            var own = beyond
            own.integrator = nil
            #expect(try own.handle(on: .administrator(), in: &transaction).answer == Done())
        }
    }

    @Test("in favour of a system whose registration has run out is refused")
    func late() throws {
        try onScene { (transaction) throws in
            var vendor = RegisterIntegrator.vendor
            vendor.to = LocalDate("2026-09-05")
            #expect(try vendor.handle(on: .administrator(), in: &transaction).answer == Done())
            #expect(try command.handle(on: .administrator(), in: &transaction).refusal?.pointers == ["/from"])
            let before = Occasion.administrator(now: "2026-09-04T23:00:00+07:00")
            #expect(try command.handle(on: before, in: &transaction).answer == Done())
        }
    }

    @Test("from JSON that is wrong throughout says so throughout")
    func reading() {
        let result = SetAuthority.read(#"{"school":"x","of":"weather","integrator":"V"}"#)
        #expect(result.pointers == ["/from", "/integrator", "/of", "/school"])
    }
}
