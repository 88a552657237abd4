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

@Suite("Ending what somebody answers for") struct EndResponsibilityTests {
    private let named = Responsibility(
        unit: Scene.school, module: .health, account: Scene.user("lan"), from: Scene.day)

    private func ending(after days: Int, of account: String = "lan", from: LocalDate = Scene.day) -> EndResponsibility {
        EndResponsibility(
            unit: Scene.school, module: .health, account: Scene.user(account), from: from,
            to: Scene.day.adding(days: days))
    }

    private func withNamed(_ body: (inout Transaction) throws -> Void) throws {
        try onScene { (transaction) throws in
            try Scene.open("lan", in: &transaction)
            try Scene.open("mai", in: &transaction)
            try Responsibilities.add(named, in: &transaction)
            try body(&transaction)
        }
    }

    @Test("keeps the end and says so; again records nothing; the next may begin that day")
    func ends() throws {
        try withNamed { (transaction) throws in
            for _ in 0..<2 {
                #expect(try ending(after: 30).handle(on: .administrator(), in: &transaction).answer == Done())
            }
            let facts = try transaction.reader.recorded()
            #expect(facts.count == 8)
            #expect(facts.last?.type == "responsibility.ended")
            #expect(facts.last?.state["to"]?.string == Scene.day.adding(days: 30).text)
            let next = NameResponsible(
                unit: Scene.school, module: .health, account: Scene.user("mai"), from: Scene.day.adding(days: 30))
            #expect(try next.handle(on: .administrator(), in: &transaction).answer == Done())
        }
    }

    @Test("may come earlier than was said, never later")
    func direction() throws {
        try withNamed { (transaction) throws in
            for days in [30, 20] {
                #expect(try ending(after: days).handle(on: .administrator(), in: &transaction).answer == Done())
            }
            #expect(try ending(after: 21).handle(on: .administrator(), in: &transaction).refusal?.code == .conflict)
        }
    }

    @Test("of what nobody began, or another did, is refused, and so is an end before the beginning")
    func nothing() throws {
        try withNamed { (transaction) throws in
            let other = ending(after: 9, of: "mai")
            #expect(try other.handle(on: .administrator(), in: &transaction).refusal?.code == .notFound)
            let elsewhen = ending(after: 9, from: Scene.day.adding(days: 1))
            #expect(try elsewhen.handle(on: .administrator(), in: &transaction).refusal?.code == .notFound)
            let backwards = ending(after: 0, of: "mai")
            #expect(
                try backwards.handle(on: .administrator(), in: &transaction).refusal?.pointers == ["/to", "/account"])
        }
    }

    @Test("from JSON that is wrong throughout says so throughout")
    func reading() {
        let result = EndResponsibility.read(#"{"unit":"x","module":"kitchen","account":"L","from":""}"#)
        #expect(result.pointers == ["/account", "/from", "/module", "/to", "/unit"])
    }
}
