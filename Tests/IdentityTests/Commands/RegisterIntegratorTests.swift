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

@Suite("Registering an integrator") struct RegisterIntegratorTests {
    private let command = RegisterIntegrator.vendor

    @Test("keeps it and says so, each context and school once")
    func registers() throws {
        try onScene { (transaction) throws in
            var command = command
            command.contexts = [.staff, .pupils, .staff]
            #expect(try command.handle(on: .administrator(), in: &transaction).answer == Done())
            let kept = try #require(try Integrators.state(of: .sample, in: transaction.reader))
            #expect(kept.contexts == [.pupils, .staff] && kept.schools == [Scene.school] && kept.unit == UnitCode.root)
            #expect(try transaction.reader.recorded(after: 5) == ["integrator.registered integrator/vendor"])
        }
    }

    @Test("again, in whatever order, records nothing; otherwise it is refused with every difference")
    func again() throws {
        try onScene { (transaction) throws in
            _ = try command.handle(on: .administrator(), in: &transaction)
            var same = command
            same.contexts = [.pupils, .staff]
            #expect(try same.handle(on: .administrator(), in: &transaction).answer == Done())
            let other = RegisterIntegrator(
                name: .sample, vendor: ShortText("Khác") ?? .sample, contact: LongText("Khác") ?? .sample,
                contexts: [.campus], schools: [Scene.otherSchool], from: Scene.day.adding(days: 1),
                to: Scene.day.adding(days: 2))
            let refusal = try other.handle(on: .administrator(), in: &transaction).refusal
            #expect(refusal?.code == .duplicate)
            #expect(refusal?.pointers == ["/vendor", "/contact", "/contexts", "/schools", "/from", "/to"])
            #expect(try transaction.reader.recorded(after: 5).count == 1)
        }
    }

    @Test(
        "in the name of a service, of the command or of a person is refused", arguments: ["pupils", "console", "lan"])
    func names(name: String) throws {
        try onScene { (transaction) throws in
            try Scene.open("lan", in: &transaction)
            var command = command
            command.name = IntegratorName(name) ?? .sample
            let refusal = try command.handle(on: .administrator(), in: &transaction).refusal
            #expect(refusal?.code == .duplicate)
            #expect(refusal?.pointers == ["/name"])
        }
    }

    @Test("tells everything that is wrong with it at once")
    func everything() throws {
        try onScene { (transaction) throws in
            var wrong = command
            wrong.contexts = [.pupils, .identity]
            wrong.schools = [Scene.school, Scene.department, UnitCode(unchecked: "99999999999999999999")]
            wrong.to = wrong.from
            let refusal = try wrong.handle(on: .administrator(), in: &transaction).refusal
            #expect(refusal?.pointers == ["/to", "/contexts/1", "/schools/1", "/schools/2"])
            wrong = command
            (wrong.contexts, wrong.schools) = ([], [])
            let empty = try wrong.handle(on: .administrator(), in: &transaction).refusal
            #expect(empty?.code == .incomplete)
            #expect(empty?.pointers == ["/contexts", "/schools"])
        }
    }

    @Test("asks for the right over the whole installation")
    func scope() throws {
        try onScene { (transaction) throws in
            #expect(try command.scope(in: transaction.reader)?.unit == UnitCode.root)
        }
    }

    @Test("from JSON that is wrong throughout says so throughout")
    func reading() {
        let result = RegisterIntegrator.read(
            #"{"name":"V","vendor":"","contexts":["weather"],"schools":["x"],"from":"soon","password":"x"}"#)
        #expect(
            result.pointers == ["/contact", "/contexts/0", "/from", "/name", "/password", "/schools/0", "/vendor"])
    }
}
