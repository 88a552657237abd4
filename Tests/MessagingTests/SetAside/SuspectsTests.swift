import AMQP
import SQLite
import Testing
import Wire

@testable import Messaging

@Suite("A message that the process dies on")
struct SuspectsTests {
    private static let red = #"{"jar":"red","school":"79764000010000000006","coins":1}"#

    private func begin(_ delivery: Delivery, in counter: inout Counter) throws -> Int {
        try counter.database.write { (transaction) throws(SQLiteError) in
            try Suspects.begin(delivery, in: &transaction)
        }
    }

    private func settle(_ delivery: Delivery, in counter: inout Counter) throws -> Reply? {
        try counter.desks.settle(suspect: delivery, at: counter.now, in: &counter.database).first ?? nil
    }

    @Test("is set aside once it was begun three times and never ended")
    func culprit() throws {
        var counter = try Counter()
        let delivery = counter.command("campus.add-coins", Self.red, id: counter.id())
        for attempt in 1...3 { #expect(try begin(delivery, in: &counter) == attempt) }
        #expect(try settle(delivery, in: &counter) == nil)
        #expect(try SetAside.count(.dead, in: counter.store) == 1 && counter.coins(in: "red") == nil)
        let reason: String? = try counter.store.value("SELECT reason FROM set_aside")
        #expect(reason == "the process died on it 3 times")
    }

    @Test("is settled like any other where it only was near the culprit")
    func neighbour() throws {
        var counter = try Counter()
        let culprit = counter.command("campus.add-coins", Self.red, id: counter.id())
        for _ in 1...3 { _ = try begin(culprit, in: &counter) }
        let neighbour = counter.command("campus.add-coins", Self.red, id: counter.id())
        #expect(try settle(neighbour, in: &counter)?.problem == nil)
        #expect(try counter.coins(in: "red") == 1 && counter.count("suspect") == 0)
    }

    @Test("is counted by the broker")
    func counted() {
        let header = Header("x-delivery-count", 2)
        #expect(Delivery(tag: 1, properties: Properties(headers: [header])).timesReturned == 2)
        #expect(Delivery(tag: 1).timesReturned == 0)
    }

    @Test("and that the broker gave up at last is kept with where it came from")
    func givenUp() throws {
        var counter = try Counter()
        let death = HeaderValue.table([
            Header("queue", "campus.events"), Header("reason", "delivery_limit"),
            Header("exchange", .string(SuiteTopology.events)),
            Header("routing-keys", .array([.string("79764000010000000006.campus.jar.filled")])),
        ])
        var delivery = try Fact().delivery
        delivery.exchange = SuiteTopology.dead
        delivery.routingKey = "campus.events"
        delivery.consumerTag = Intake.dead
        delivery.properties.headers = [Header("x-death", .array([death]))]
        #expect(try counter.settle(delivery) == nil)
        let original = try #require(try SetAside.message(1, in: counter.store))
        let kept = original.kept
        #expect(kept.state == .dead && kept.reason == "the broker gave it up: delivery_limit")
        #expect(kept.queue == "events" && kept.routingKey == "79764000010000000006.campus.jar.filled")
        #expect(original.delivery.exchange == SuiteTopology.events)
    }
}
