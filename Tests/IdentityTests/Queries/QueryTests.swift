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

@Suite("Asking for units") struct UnitsBelowTests {
    private func codes(_ query: UnitsBelow, in store: Reader) throws -> [UnitCode] {
        try #require(try query.answer(on: .administrator(), from: store).answer).items.map(\.code)
    }

    @Test("gives a unit and all below it, each with its parent")
    func tree() throws {
        try onScene { (transaction) throws in
            let store = transaction.reader
            #expect(
                try codes(UnitsBelow(), in: store) == [
                    UnitCode.root, Scene.department, Scene.school, Scene.otherSchool,
                ])
            #expect(try codes(UnitsBelow(under: Scene.school), in: store) == [Scene.school])
            let items = try UnitsBelow(under: Scene.department).answer(on: .administrator(), from: store).answer?.items
            #expect(items?.map(\.parent) == [UnitCode.root, Scene.department, Scene.department])
        }
    }

    @Test("gives the tree of the day that is asked for")
    func past() throws {
        try onScene { (transaction) throws in
            let before = UnitsBelow(on: Scene.day.adding(days: -1))
            #expect(try codes(before, in: transaction.reader) == [UnitCode.root])
            var school = try #require(try Directory.unit(Scene.school, in: transaction.reader))
            let move = Scene.day.adding(days: 30)
            school.parents[0].to = move
            school.parents.append(Unit.Parent(unit: UnitCode.root, from: move))
            try Directory.keep(school, version: 2, in: &transaction)
            let department = UnitsBelow(under: Scene.department, on: move.adding(days: -1))
            #expect(try codes(department, in: transaction.reader).contains(Scene.school))
            #expect(
                try !codes(UnitsBelow(under: Scene.department, on: move), in: transaction.reader).contains(Scene.school)
            )
            #expect(try codes(UnitsBelow(on: move), in: transaction.reader).contains(Scene.school))
        }
    }

    @Test("pages through everything, once each")
    func pages() throws {
        try onScene { (transaction) throws in
            var query = UnitsBelow(limit: 3)
            let first = try #require(try query.answer(on: .administrator(), from: transaction.reader).answer)
            #expect(first.items.count == 3)
            query.after = first.next
            #expect(first.next != nil)
            let second = try #require(try query.answer(on: .administrator(), from: transaction.reader).answer)
            #expect(second.items.map(\.code) == [Scene.otherSchool])
            #expect(second.next == nil)
        }
    }

    @Test("of no unit is refused, and asks for the right over the one it names")
    func unknown() throws {
        try onScene { (transaction) throws in
            let query = UnitsBelow(under: UnitCode(unchecked: "99999999999999999999"))
            #expect(try query.answer(on: .administrator(), from: transaction.reader).refusal?.code == .notFound)
            #expect(try UnitsBelow(under: Scene.school).scope(in: transaction.reader)?.unit == Scene.school)
            #expect(try UnitsBelow().scope(in: transaction.reader)?.unit == UnitCode.root)
        }
    }
}

@Suite("Asking for accounts") struct AccountsOfUnitTests {
    @Test("gives those the unit answers for and those with a role there, by name, page by page")
    func accounts() throws {
        try onScene { (transaction) throws in
            try Scene.open("mai", in: &transaction)
            try Scene.open("lan", in: &transaction)
            try Scene.open("guest", at: Scene.otherSchool, in: &transaction)
            try Scene.open("stranger", at: Scene.otherSchool, in: &transaction)
            let grant = Account.Grant(role: .nurse, unit: Scene.school, from: Scene.day)
            try RoleGrants.add([grant], to: Scene.user("guest"), in: &transaction)
            var query = AccountsOfUnit(unit: Scene.school, limit: 2)
            let first = try #require(try query.answer(on: .administrator(), from: transaction.reader).answer)
            #expect(first.items.map(\.name.text) == ["guest", "lan"])
            #expect(first.items.first?.roles == [grant])
            query.after = first.next
            #expect(first.next != nil)
            let second = try #require(try query.answer(on: .administrator(), from: transaction.reader).answer)
            #expect(second.items.map(\.name.text) == ["mai"])
            #expect(second.next == nil)
        }
    }
}

@Suite("The annex of the policy") struct PolicyAnnexTests {
    @Test("names every role, assignment and permission of the policy, in both languages")
    func whole() throws {
        try onStage(Identity.self) { (transaction) throws in
            let answer = try #require(try PolicyAnnex().answer(on: .nobody(), from: transaction.reader).answer)
            #expect(answer.version == Policy.standard.version)
            let labels =
                Policy.standard.roles.map(\.label) + Policy.standard.relations.map(\.label)
                + Permission.allCases.map(\.label)
            for label in labels {
                #expect(answer.markdown.contains(label.en), "\(label.en)")
                #expect(answer.markdown.contains(label.vi), "\(label.vi)")
            }
        }
    }

    @Test("says nothing of a role that the role may not")
    func exact() throws {
        let lines = Policy.standard.annex.split(separator: "\n")
        let nurse = try #require(lines.first { $0.hasPrefix("| **Y tế trường học**") })
        #expect(nurse.contains(Permission.manageHealth.label.en))
        #expect(!nurse.contains(Permission.readMarks.label.en))
        // What may still be read when a duty has ended has a row of its own.
        let lasting = Policy.standard.relations.filter { $0.afterwards?.isEmpty == false }
        let rules = Policy.standard.roles.count + Policy.standard.relations.count + lasting.count
        #expect(!lasting.isEmpty && lines.filter { $0.hasPrefix("| **") }.count == rules)
    }

    @Test("words no two permissions alike")
    func distinct() {
        #expect(Set(Permission.allCases.map(\.label)).count == Permission.allCases.count)
    }
}
