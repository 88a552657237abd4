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

@Suite("Changing an integrator") struct ChangeIntegratorTests {
    private func withVendor(_ body: (inout Transaction) throws -> Void) throws {
        try onScene { (transaction) throws in
            try Scene.registerVendor(in: &transaction)
            let source = SetAuthority(school: Scene.school, of: .pupils, integrator: .sample, from: Scene.day)
            #expect(try source.handle(on: .administrator(), in: &transaction).answer == Done())
            try body(&transaction)
        }
    }

    @Test("changes what is said and leaves the rest; to what it is already it records nothing")
    func changes() throws {
        try withVendor { (transaction) throws in
            let command = ChangeIntegrator(
                name: .sample, contexts: [.pupils, .campus], schools: [Scene.otherSchool, Scene.school],
                to: Scene.day.adding(days: 9_000))
            for _ in 0..<2 { #expect(try command.handle(on: .administrator(), in: &transaction).answer == Done()) }
            let kept = try #require(try Integrators.state(of: .sample, in: transaction.reader))
            #expect(kept.contexts == [.campus, .pupils] && kept.schools == [Scene.school, Scene.otherSchool].sorted())
            #expect(kept.vendor == .sample && kept.from == Scene.day && kept.to == Scene.day.adding(days: 9_000))
            #expect(try transaction.reader.recorded(after: 7) == ["integrator.changed integrator/vendor"])
        }
    }

    @Test(
        "takes nothing from it that it is the source of",
        arguments: [
            (ChangeIntegrator(name: .sample, contexts: [.staff]), "/contexts"),
            (ChangeIntegrator(name: .sample, schools: [Scene.otherSchool]), "/schools"),
            (ChangeIntegrator(name: .sample, to: LocalDate("2026-09-05")), "/to"),
        ])
    func duties(command: ChangeIntegrator, pointer: String) throws {
        try withVendor { (transaction) throws in
            let refusal = try command.handle(on: .administrator(), in: &transaction).refusal
            #expect(refusal?.code == .conflict)
            #expect(refusal?.pointers == [pointer])
            let back = SetAuthority(
                school: Scene.school, of: .pupils, integrator: nil, from: LocalDate("2026-09-05") ?? .sample)
            #expect(try back.handle(on: .administrator(), in: &transaction).answer == Done())
            #expect(try command.handle(on: .administrator(), in: &transaction).answer == Done())
        }
    }

    @Test("in nothing, or of nobody, or to an end before its beginning is refused")
    func nothing() throws {
        try withVendor { (transaction) throws in
            let empty = ChangeIntegrator(name: .sample)
            #expect(try empty.handle(on: .administrator(), in: &transaction).refusal?.code == .incomplete)
            let nobody = ChangeIntegrator(name: IntegratorName("nobody") ?? .sample, contexts: [.identity])
            #expect(
                try nobody.handle(on: .administrator(), in: &transaction).refusal?.pointers == ["/contexts/0", "/name"])
            let early = ChangeIntegrator(name: .sample, to: Scene.day)
            #expect(try early.handle(on: .administrator(), in: &transaction).refusal?.pointers.first == "/to")
        }
    }

    @Test("from JSON that is wrong throughout says so throughout")
    func reading() {
        let result = ChangeIntegrator.read(
            #"{"name":"V","vendor":"","contact":1,"contexts":"x","schools":["x"],"to":""}"#)
        #expect(result.pointers == ["/contact", "/contexts", "/name", "/schools/0", "/to", "/vendor"])
    }
}
