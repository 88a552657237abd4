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

@Suite("Closing a unit") struct CloseUnitTests {
    private func refusal(
        _ command: CloseUnit, after prepare: (inout Transaction) throws -> Void = { _ in }
    ) throws -> Refusal? {
        var refusal: Refusal?
        try onReform { (transaction) throws in
            try prepare(&transaction)
            let before = try transaction.reader.recorded().count
            refusal = try command.handle(on: .administrator(), in: &transaction).refusal
            if refusal != nil { #expect(try transaction.reader.recorded().count == before) }
        }
        return refusal
    }

    @Test("takes it out of the tree on the day, and leaves it in that of the day before")
    func closes() throws {
        try onReform { (transaction) throws in
            var closure = Reform.closure
            closure.successor = Reform.commune
            for command in [Reform.move] { _ = try command.handle(on: .administrator(), in: &transaction) }
            #expect(try closure.handle(on: .administrator(), in: &transaction).answer == Done())
            let store = transaction.reader
            let unit = try #require(try Directory.unit(Reform.district, in: store))
            #expect(unit.to == Reform.first && unit.successor == Reform.commune)
            #expect(unit.parents == [Unit.Parent(unit: Reform.department, from: Reform.start, to: Reform.first)])
            func codes(on day: LocalDate) throws -> [UnitCode] {
                try UnitTree.below(Reform.department, on: day, after: nil, limit: 9, in: store).map(\.code)
            }
            #expect(try codes(on: Reform.last).contains(Reform.district))
            #expect(try !codes(on: Reform.first).contains(Reform.district))
            #expect(try store.recorded(after: 10) == ["unit.closed unit/\(Reform.district.text)"])
        }
    }

    @Test("again records nothing; on another day it is refused")
    func again() throws {
        try onReform { (transaction) throws in
            _ = try Reform.move.handle(on: .administrator(), in: &transaction)
            for _ in 0..<2 {
                #expect(try Reform.closure.handle(on: .administrator(), in: &transaction).answer == Done())
            }
            #expect(try transaction.reader.recorded(after: 10).count == 1)
            var other = Reform.closure
            other.on = Reform.first.adding(days: 30)
            #expect(try other.handle(on: .administrator(), in: &transaction).refusal?.code == .duplicate)
        }
    }

    @Test("with units below it, then or later, is refused and names each")
    func unitsBelow() throws {
        let refusal = try refusal(Reform.closure) { (transaction) throws in
            var second = RegisterUnit(
                code: UnitCode(unchecked: "99011TH0000020000001"), kind: .school, name: .sample,
                parent: Reform.district, from: Reform.start, levels: [.primary])
            try Scene.register(second, in: &transaction)
            second.code = UnitCode(unchecked: "99011TH0000030000001")
            second.parent = Reform.department
            try Scene.register(second, in: &transaction)
        }
        #expect(refusal?.code == .conflict)
        #expect(refusal?.pointers == ["/unit", "/unit"])
        let said = refusal?.violations.map(\.detail).joined() ?? ""
        #expect(said.contains(Reform.school.text) && said.contains("99011TH0000020000001"))
    }

    @Test("with roles or responsibilities beyond it is refused and names each account")
    func people() throws {
        let day = Reform.first
        let closure = CloseUnit(unit: Reform.school, on: day, reason: .sample)
        let refusal = try refusal(closure) { (transaction) throws in
            for name in ["mai", "lan", "past", "head"] { try Scene.open(name, at: Reform.school, in: &transaction) }
            for (name, role, end) in [
                ("mai", Role.nurse, nil), ("lan", .clerk, day.adding(days: 1)), ("past", .clerk, day),
            ] {
                let grant = Account.Grant(role: role, unit: Reform.school, from: Reform.start, to: end)
                try RoleGrants.add([grant], to: Scene.user(name), in: &transaction)
            }
            try Responsibilities.add(
                Responsibility(
                    unit: Reform.school, module: .website, account: Scene.user("head"), from: Reform.start),
                in: &transaction)
        }
        #expect(refusal?.pointers == ["/unit", "/unit", "/unit"])
        let said = refusal?.violations.map(\.detail) ?? []
        #expect(said.count == 3 && said[0].contains("lan") && said[1].contains("mai") && said[2].contains("head"))
    }

    @Test("no later than it came where it is, of the installation or of nobody is refused")
    func days() throws {
        let early = CloseUnit(unit: Reform.commune, on: Reform.first, reason: .sample)
        #expect(try refusal(early)?.pointers == ["/on"])
        let root = CloseUnit(unit: UnitCode.root, on: Reform.first, reason: .sample)
        #expect(try refusal(root)?.pointers.contains("/unit") == true)
        let nobody = CloseUnit(unit: UnitCode(unchecked: "99999999999999999999"), on: Reform.first, reason: .sample)
        #expect(try refusal(nobody)?.code == .notFound)
    }

    @Test("needs a successor that is another unit and open then")
    func successors() throws {
        var closure = CloseUnit(unit: Reform.school, on: Reform.last, reason: .sample, successor: Reform.school)
        #expect(try refusal(closure)?.pointers == ["/successor"])
        closure.successor = UnitCode(unchecked: "99999999999999999999")
        #expect(try refusal(closure)?.code == .notFound)
        closure.successor = Reform.commune
        #expect(try refusal(closure)?.code == .conflict)
        closure.successor = Reform.department
        #expect(try refusal(closure) == nil)
    }

    @Test("leaves a code that nobody can register again")
    func codes() throws {
        try onReform { (transaction) throws in
            let closure = CloseUnit(unit: Reform.school, on: Reform.last, reason: .sample)
            #expect(try closure.handle(on: .administrator(), in: &transaction).answer == Done())
            let again = RegisterUnit(
                code: Reform.school, kind: .school, name: .sample, parent: Reform.department,
                from: Reform.first, levels: [.primary])
            #expect(try again.handle(on: .administrator(), in: &transaction).refusal?.code == .duplicate)
        }
    }

    @Test("keeps new units and roles away from it")
    func afterwards() throws {
        try onReform { (transaction) throws in
            _ = try Reform.move.handle(on: .administrator(), in: &transaction)
            _ = try Reform.closure.handle(on: .administrator(), in: &transaction)
            let school = RegisterUnit(
                code: UnitCode(unchecked: "99011TH0000020000001"), kind: .school, name: .sample,
                parent: Reform.district, from: Reform.start, levels: [.primary])
            #expect(try school.handle(on: .administrator(), in: &transaction).refusal?.pointers == ["/parent"])
            try Scene.open("lan", in: &transaction)
            let role = GrantRole(
                account: Scene.user("lan"), role: .officeReader, unit: Reform.district, from: Reform.start)
            #expect(try role.handle(on: .administrator(), in: &transaction).refusal?.pointers == ["/to"])
        }
    }

    @Test("from JSON that is wrong throughout says so throughout")
    func reading() {
        let result = CloseUnit.read(#"{"unit":"x","on":"2025-06-31","successor":""}"#)
        #expect(result.pointers == ["/on", "/reason", "/successor", "/unit"])
    }
}
