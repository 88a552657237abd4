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

@Suite("Asking for one unit") struct UnitOnDayTests {
    private func answer(_ query: UnitOnDay, in store: Reader) throws -> UnitOnDay.Answer {
        try #require(try query.answer(on: .administrator(), from: store).answer)
    }

    @Test("gives it whole, with those above it and directly below on the day")
    func whole() throws {
        try onReform { (transaction) throws in
            for command in [Reform.move] { _ = try command.handle(on: .administrator(), in: &transaction) }
            let store = transaction.reader
            let before = try answer(UnitOnDay(unit: Reform.school, on: Reform.last), in: store)
            #expect(before.above.map(\.code) == [Reform.district, Reform.department, UnitCode.root])
            #expect(before.above.map(\.parent) == [Reform.department, UnitCode.root, nil])
            #expect(before.unit.parents.count == 2)
            let today = try answer(UnitOnDay(unit: Reform.school), in: store)
            #expect(today.above.map(\.code) == [Reform.commune, Reform.department, UnitCode.root])
            #expect(today.on == LocalDate("2026-09-05"))
            let district = try answer(UnitOnDay(unit: Reform.district, on: Reform.last), in: store)
            #expect(district.below.map(\.code) == [Reform.school])
            #expect(district.below.first?.parent == Reform.district)
            let root = try answer(UnitOnDay(unit: UnitCode.root), in: store)
            #expect(root.above.isEmpty && root.below.map(\.code) == [Scene.department, Reform.department])
        }
    }

    @Test("tells that there was no such unit on the day")
    func closed() throws {
        try onReform { (transaction) throws in
            _ = try Reform.move.handle(on: .administrator(), in: &transaction)
            _ = try Reform.closure.handle(on: .administrator(), in: &transaction)
            let after = try answer(UnitOnDay(unit: Reform.district, on: Reform.first), in: transaction.reader)
            #expect(!after.isOpen && after.above.isEmpty && after.below.isEmpty && after.unit.to == Reform.first)
            #expect(try answer(UnitOnDay(unit: Reform.district, on: Reform.last), in: transaction.reader).isOpen)
        }
    }

    @Test("pages through those below, and refuses a unit that is none")
    func pages() throws {
        try onScene { (transaction) throws in
            var query = UnitOnDay(unit: Scene.department, limit: 1)
            let first = try answer(query, in: transaction.reader)
            #expect(first.below.map(\.code) == [Scene.school])
            query.after = first.next
            let second = try answer(query, in: transaction.reader)
            #expect(second.below.map(\.code) == [Scene.otherSchool] && second.next == nil)
            let nobody = UnitOnDay(unit: UnitCode(unchecked: "99999999999999999999"))
            #expect(try nobody.answer(on: .administrator(), from: transaction.reader).refusal?.code == .notFound)
        }
    }
}
