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

@Suite("Asking for integrators") struct IntegratorListTests {
    @Test("gives each with what it is the source of, and tells whose time is over")
    func believed() throws {
        try onScene { (transaction) throws in
            try Scene.registerVendor(in: &transaction)
            for (context, integrator) in [(Context.pupils, IntegratorName.sample), (.staff, .sample), (.staff, nil)] {
                let decision = SetAuthority(
                    school: Scene.school, of: context, integrator: integrator, from: Scene.day)
                #expect(try decision.handle(on: .administrator(), in: &transaction).answer == Done())
            }
            let end = ChangeIntegrator(name: .sample, to: LocalDate("2026-12-31"))
            #expect(try end.handle(on: .administrator(), in: &transaction).answer == Done())
            func item(on occasion: Occasion) throws -> IntegratorList.Item {
                try #require(try IntegratorList().answer(on: occasion, from: transaction.reader).answer?.items.first)
            }
            #expect(try item(on: .administrator()).believed.map(\.of) == [.pupils])
            #expect(try !item(on: .administrator()).isOverdue)
            #expect(try item(on: .administrator(now: "2026-12-31T00:00:00+07:00")).isOverdue)
        }
    }

    @Test("pages by name")
    func pages() throws {
        try onScene { (transaction) throws in
            for name in ["vendor-b", "vendor-a"] {
                var command = RegisterIntegrator.vendor
                command.name = try #require(IntegratorName(name))
                #expect(try command.handle(on: .administrator(), in: &transaction).answer == Done())
            }
            var query = IntegratorList(limit: 1)
            let first = try #require(try query.answer(on: .administrator(), from: transaction.reader).answer)
            #expect(first.items.map(\.integrator.name.text) == ["vendor-a"])
            query.after = first.next
            let second = try #require(try query.answer(on: .administrator(), from: transaction.reader).answer)
            #expect(second.items.map(\.integrator.name.text) == ["vendor-b"] && second.next == nil)
        }
    }
}
