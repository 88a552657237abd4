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

@Suite("Asking who answers for what") struct ResponsiblesOfUnitTests {
    @Test("names those of the day, module by module, and the modules without anybody")
    func day() throws {
        try onScene { (transaction) throws in
            for name in ["lan", "mai"] { try Scene.open(name, in: &transaction) }
            let change = Scene.day.adding(days: 10)
            let all = [
                Responsibility(
                    unit: Scene.school, module: .health, account: Scene.user("lan"), from: Scene.day, to: change),
                Responsibility(unit: Scene.school, module: .health, account: Scene.user("mai"), from: change),
                Responsibility(unit: Scene.school, module: .finance, account: Scene.user("mai"), from: Scene.day),
                Responsibility(unit: Scene.otherSchool, module: .system, account: Scene.user("mai"), from: Scene.day),
            ]
            for one in all { try Responsibilities.add(one, in: &transaction) }
            func answer(on day: LocalDate?) throws -> ResponsiblesOfUnit.Answer {
                let query = ResponsiblesOfUnit(unit: Scene.school, on: day)
                return try #require(try query.answer(on: .administrator(), from: transaction.reader).answer)
            }
            let before = try answer(on: change.adding(days: -1))
            #expect(before.items == [all[2], all[0]])
            #expect(before.vacant == Module.allCases.filter { $0 != .health && $0 != .finance })
            #expect(try answer(on: nil).items == [all[2], all[1]])
            #expect(try answer(on: Scene.day.adding(days: -1)).items.isEmpty)
            let nobody = ResponsiblesOfUnit(unit: UnitCode(unchecked: "99999999999999999999"))
            #expect(try nobody.answer(on: .administrator(), from: transaction.reader).refusal?.code == .notFound)
        }
    }
}
