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

@Suite("Naming who answers for a module") struct NameResponsibleTests {
    private func naming(
        _ name: String, _ module: Module = .health, from: Int = 0, until: Int? = nil
    ) -> NameResponsible {
        NameResponsible(
            unit: Scene.school, module: module, account: Scene.user(name), from: Scene.day.adding(days: from),
            to: until.map { Scene.day.adding(days: $0) })
    }

    private func withPeople(_ body: (inout Transaction) throws -> Void) throws {
        try onScene { (transaction) throws in
            try Scene.open("lan", in: &transaction)
            try Scene.open("mai", in: &transaction)
            try Scene.open("guest", at: Scene.otherSchool, in: &transaction)
            try body(&transaction)
        }
    }

    @Test("keeps it and says so; again records nothing")
    func names() throws {
        try withPeople { (transaction) throws in
            for _ in 0..<2 {
                #expect(try naming("lan").handle(on: .administrator(), in: &transaction).answer == Done())
            }
            let key = "\(Scene.school.text)/health/\(Scene.day.text)"
            #expect(try transaction.reader.recorded(after: 8) == ["responsibility.named responsibility/\(key)"])
        }
    }

    @Test("is one person a module on every day")
    func exclusive() throws {
        try withPeople { (transaction) throws in
            _ = try naming("lan", from: 10, until: 20).handle(on: .administrator(), in: &transaction)
            for (from, until) in [(0, nil), (0, 11), (19, nil), (12, 13)] as [(Int, Int?)] {
                let refusal = try naming("mai", from: from, until: until)
                    .handle(on: .administrator(), in: &transaction).refusal
                #expect(refusal?.code == .duplicate)
                #expect(refusal?.violations.first?.detail.contains("lan") == true)
            }
            for named in [naming("mai", until: 10), naming("mai", from: 20), naming("mai", .finance, from: 12)] {
                #expect(try named.handle(on: .administrator(), in: &transaction).answer == Done())
            }
        }
    }

    @Test("is of somebody of the unit, or with a role over it on the day")
    func people() throws {
        try withPeople { (transaction) throws in
            let guest = naming("guest")
            #expect(try guest.handle(on: .administrator(), in: &transaction).refusal?.pointers == ["/account"])
            let grant = Account.Grant(
                role: .nurse, unit: Scene.department, from: Scene.day.adding(days: 1), to: Scene.day.adding(days: 9))
            try RoleGrants.add([grant], to: Scene.user("guest"), in: &transaction)
            #expect(try guest.handle(on: .administrator(), in: &transaction).refusal?.pointers == ["/account"])
            let late = naming("guest", from: 9)
            #expect(try late.handle(on: .administrator(), in: &transaction).refusal?.pointers == ["/account"])
            #expect(try naming("guest", from: 1).handle(on: .administrator(), in: &transaction).answer == Done())
        }
    }

    @Test("stays within the days of the unit")
    func days() throws {
        try withPeople { (transaction) throws in
            let close = CloseUnit(unit: Scene.school, on: Scene.day.adding(days: 30), reason: .sample)
            #expect(try close.handle(on: .administrator(), in: &transaction).answer == Done())
            let early = naming("lan", from: -1, until: 31)
            #expect(try early.handle(on: .administrator(), in: &transaction).refusal?.pointers == ["/from", "/to"])
            #expect(try naming("lan").handle(on: .administrator(), in: &transaction).refusal?.pointers == ["/to"])
            #expect(try naming("lan", until: 30).handle(on: .administrator(), in: &transaction).answer == Done())
        }
    }

    @Test("tells everything that is wrong with it at once")
    func everything() throws {
        try onScene { (transaction) throws in
            var wrong = naming("nobody", from: 3, until: 3)
            wrong.unit = UnitCode(unchecked: "99999999999999999999")
            let refusal = try wrong.handle(on: .administrator(), in: &transaction).refusal
            #expect(refusal?.pointers == ["/to", "/unit", "/account"])
        }
    }

    @Test("is for principals and whoever runs the installation, and nobody else")
    func rights() throws {
        let roles = Policy.standard.roles.filter { $0.permissions.contains(.nameResponsible) }.map(\.role)
        #expect(Set(roles) == [.principal, .systemAdministrator])
        #expect(Policy.standard.relations(giving: .nameResponsible).isEmpty)
        try onScene { (transaction) throws in
            #expect(try naming("lan").scope(in: transaction.reader)?.unit == Scene.school)
        }
    }

    @Test("from JSON that is wrong throughout says so throughout")
    func reading() {
        let result = NameResponsible.read(#"{"unit":"x","module":"kitchen","account":"L","from":"","to":1}"#)
        #expect(result.pointers == ["/account", "/from", "/module", "/to", "/unit"])
    }
}
