import AMQP
import SQLite
import Testing
import Vocabulary
import Wire

@testable import Messaging

/// Says once more what it hears of a jar, with one coin more; so it goes on with itself up to nine.
private enum AnswerJars: Response {
    static func respond(
        to event: Event<Jar>, on occasion: Occasion, in transaction: inout Transaction
    ) throws(SQLiteError) {
        guard event.state.coins < 9 else { return }
        var jar = event.state
        jar.coins += 1
        try transaction.record("filled", jar, on: occasion)
    }
}

@Suite("A service that answers facts with facts of its own")
struct ResponseTests {
    private static let likes = Catalogue(
        of: .campus, commands: [], queries: [], reactions: [], responses: [AnswerJars.self])
    private static let others = Catalogue(
        of: .staff, commands: [], queries: [], reactions: [], responses: [AnswerJars.self])

    @Test("states them in its own name, once however often the fact comes", arguments: [likes, others])
    func once(catalogue: Catalogue) throws {
        var counter = try Counter(catalogue)
        let fact = Fact()
        for _ in 1...3 { _ = try counter.settle(fact.delivery) }
        #expect(try counter.count("journal") == 1)
        #expect(try counter.store.value("SELECT actor FROM journal") == "service/\(catalogue.service.rawValue)")
        #expect(try counter.store.value("SELECT occasion FROM journal") == fact.id.text)
    }

    @Test("hears of its own context the entities it answers to, and of another's all")
    func topology() {
        func keys(_ catalogue: Catalogue) -> [String] {
            SuiteTopology.of(catalogue).bindings.filter { $0.exchange == SuiteTopology.events }.map(\.routingKey)
        }
        #expect(keys(Self.likes) == ["*.campus.jar.*"])
        #expect(keys(Self.others) == ["*.campus.#"])
    }

    @Test("finds no gap where it hears a part, and one where it should hear all")
    func gaps() throws {
        for (catalogue, gaps) in [(Self.likes, 0), (Self.others, 1)] {
            var counter = try Counter(catalogue)
            _ = try counter.settle([Fact(sequence: 1).delivery, Fact(sequence: 40).delivery])
            #expect(try counter.count("gap") == gaps && counter.count("journal") == 2)
        }
    }

    @Test("hears another installation of its like, and nobody else's events by that way")
    func neighbours() throws {
        for (catalogue, answers) in [(Self.likes, 1), (Self.others, 0), (Jars.reading, 0), (Jars.catalogue, 0)] {
            var counter = try Counter(catalogue)
            var delivery = try Fact(source: "/khuevan/far/campus").delivery
            delivery.exchange = SuiteTopology.neighbours
            _ = try counter.settle(delivery)
            #expect(try counter.count("journal") == answers && counter.count("heard") == 0)
            #expect(try SetAside.count(.dead, in: counter.store) == 0)
        }
    }
}
