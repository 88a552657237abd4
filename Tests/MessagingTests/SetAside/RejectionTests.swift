import AMQP
import SQLite
import Testing
import Vocabulary
import Wire

@testable import Messaging

@Suite("A rejected event")
struct RejectionTests {
    /// An integrator's event with two things wrong with it.
    private let bad = Fact(
        source: "/integrators/seller", user: "seller",
        data: #"{"name":"red","school":"nowhere","coins":"many"}"#)

    @Test("is told to the vendor with everything that is wrong with it")
    func all() throws {
        var counter = try Counter(Jars.reading)
        _ = try counter.settle(bad.delivery)
        let row = try #require(try Journal.rows(after: 0, limit: 9, in: counter.store).first)
        #expect(row.entity == "rejection" && row.subject == "rejection/seller/\(bad.id.text)")
        #expect(row.unit == UnitCode.sample.text && row.actor == "service/reporting")
        guard case .success(let rejection) = WireDecoder.decode(Rejection.self, from: row.body) else {
            Issue.record("a rejection must read back")
            return
        }
        #expect(Set(rejection.errors.map(\.pointer)) == ["/data/school", "/data/coins"])
        #expect(rejection.errors.allSatisfy { !$0.detail.isEmpty && !$0.detailVi.isEmpty })
        #expect(rejection.type == bad.type && rejection.integrator.text == "seller")
    }

    @Test("goes to the vendor's own queue as well")
    func letter() throws {
        var counter = try Counter(Jars.reading)
        _ = try counter.settle(bad.delivery)
        let row = try #require(try Journal.rows(after: 0, limit: 9, in: counter.store).first)
        let source = try #require(EventSource(site: "local", service: "reporting"))
        let letter = try #require(Letter(row, from: source))
        #expect(letter.copyKey == "seller" && letter.exchange == SuiteTopology.events)
        #expect(letter.routingKey == "\(UnitCode.sample.text).reporting.rejection.raised")
    }

    @Test("is told once, however often it is sent")
    func once() throws {
        var counter = try Counter(Jars.reading)
        for _ in 0..<3 { _ = try counter.settle(bad.delivery) }
        #expect(try counter.count("journal") == 1 && SetAside.count(.dead, in: counter.store) == 1)
    }

    @Test("of a service of ours is an operator's matter only")
    func ours() throws {
        var counter = try Counter(Jars.reading)
        _ = try counter.settle(Fact(data: "{}").delivery)
        #expect(try counter.count("journal") == 0 && SetAside.count(.dead, in: counter.store) == 1)
    }

    @Test("needs not even be readable")
    func rubbish() throws {
        var counter = try Counter(Jars.reading)
        let rubbish = Delivery(
            tag: 1, exchange: SuiteTopology.events, routingKey: "x", consumerTag: "events",
            properties: Properties(userID: "seller"), body: [0xFF, 0x00])
        _ = try counter.settle(rubbish)
        let row = try #require(try Journal.rows(after: 0, limit: 9, in: counter.store).first)
        #expect(row.unit == UnitCode.root.text && row.subject.hasPrefix("rejection/seller/"))
        #expect(try counter.store.value("SELECT body FROM set_aside") == rubbish.body)
    }
}
