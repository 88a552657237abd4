import AMQP
@testable import Messaging
import SQLite
import Testing
import Vocabulary
import Wire

@Suite("The desk of events")
struct EventDeskTests {
    /// The reason of the only dead letter; nothing when there is none.
    private func reason(_ fact: Fact, at catalogue: Catalogue = Jars.catalogue) throws -> String? {
        var counter = try Counter(catalogue)
        #expect(try counter.settle(fact.delivery) == nil, "an event gets no reply")
        let reason: String? = try counter.store.value("SELECT reason FROM set_aside")
        let (heard, seen) = (try counter.count("heard"), try counter.count("event_seen"))
        #expect(reason == nil || (heard == 0 && seen == 0), "what is not taken in leaves nothing")
        return reason
    }

    @Test("folds a fact once, however often it comes")
    func once() throws {
        var counter = try Counter()
        let fact = Fact(sequence: 7)
        for _ in 0..<3 { _ = try counter.settle(fact.delivery) }
        #expect(try counter.store.value("SELECT times FROM heard") == 1)
        #expect(try counter.store.value("SELECT sequence FROM source") == 7)
        #expect(try counter.count("event_seen") == 1 && SetAside.count(.dead, in: counter.store) == 0)
    }

    @Test("tells apart the same id from two sources")
    func twoSources() throws {
        var counter = try Counter()
        let fact = Fact()
        var other = fact
        other.source = "/khuevan/elsewhere/campus"
        _ = try counter.settle([fact.delivery, other.delivery])
        #expect(try counter.store.value("SELECT times FROM heard") == 2)
    }

    @Test("never goes back in how far a source has been read")
    func sequence() throws {
        var counter = try Counter()
        for sequence: Int64 in [5, 3] { _ = try counter.settle(Fact(sequence: sequence).delivery) }
        #expect(try counter.store.value("SELECT sequence FROM source") == 5)
    }

    @Test("keeps what contradicts itself, with the reason")
    func contradictions() throws {
        #expect(try reason(Fact(routingKey: "79764000010000000006.campus.jar.broken"))?.contains("routing key") == true)
        #expect(try reason(Fact(school: "not-a-school"))?.contains("routing key") == true)
        #expect(try reason(Fact(user: "pupils"))?.contains("not the user") == true)
        #expect(try reason(Fact(user: nil))?.contains("not the user") == true)
        #expect(try reason(Fact(type: "vn.khuevan.campus.jar.filled.v2"))?.contains("unknown type") == true)
        #expect(try reason(Fact(type: "vn.khuevan.kitchen.jar.filled.v1"))?.contains("unknown type") == true)
    }

    @Test("keeps an event whose number nobody could count on from", arguments: [Int64.max, Sources.end])
    func absurdSequence(_ sequence: Int64) throws {
        #expect(try reason(Fact(sequence: sequence))?.contains("/sequence") == true)
        var counter = try Counter()
        _ = try counter.settle([Fact(sequence: Sources.end - 1).delivery, Fact(sequence: Sources.end).delivery])
        #expect(try counter.store.value("SELECT sequence FROM source") == Sources.end - 1)
    }

    @Test("keeps data that is not of the subject or the unit that the envelope names")
    func otherData() throws {
        let blue = #"{"name":"blue","school":"79764000010000000006","coins":5}"#
        #expect(try reason(Fact(data: blue))?.contains("/subject") == true)
        let elsewhere = #"{"name":"red","school":"00000000000000000001","coins":5}"#
        #expect(try reason(Fact(data: elsewhere))?.contains("/school") == true)
        #expect(
            try reason(Fact(source: "/integrators/vendor", user: "vendor", data: elsewhere), at: Jars.reading)?
                .contains("/school") == true)
    }

    @Test("keeps data that does not read, with every violation")
    func malformed() throws {
        let reason = try #require(try reason(Fact(data: #"{"name":1,"school":"x","colour":2}"#)))
        for pointer in ["/data/name", "/data/school", "/data/coins", "/data/colour"] {
            #expect(reason.contains(pointer))
        }
        var counter = try Counter()
        var delivery = try Fact().delivery
        delivery.body = Array("{".utf8)
        _ = try counter.settle(delivery)
        #expect(try counter.store.value("SELECT body FROM set_aside") == delivery.body)
    }

    @Test("keeps what comes from one who is not believed")
    func untrusted() throws {
        let lie = Fact(source: "/integrators/liar", user: "liar")
        #expect(try reason(lie, at: Jars.reading)?.contains("not the authority") == true)
        #expect(try reason(Fact(school: "00000000000000000001"))?.contains("not the authority") == true)
    }

    private static func reading(
        _ times: Int, at school: UnitCode = .sample, context: String = "assessment", user: String? = nil
    ) -> Fact {
        let data = WireEncoder.encode(
            AccessReading(
                id: .sample, account: .sample, person: nil, roles: [], query: "assessment.mark-book",
                what: Bilingual(en: "a book", vi: "một sổ"), school: school, pupils: [.sample], from: .sample,
                to: .sample, times: times))
        return Fact(
            source: "/khuevan/local/\(context)", user: user ?? context,
            type: "vn.khuevan.\(context).access-reading.read.v1", subject: "access-reading/\(MessageID.sample)",
            school: school.text, data: String(decoding: data, as: UTF8.self))
    }

    @Test("keeps the readings of those services whose they are to be, and no others'")
    func readings() throws {
        #expect(Shelf.catalogue.contexts == [.assessment])
        var counter = try Counter(Shelf.catalogue)
        for fact in [Self.reading(1), Self.reading(4), Self.reading(7, context: "staff")] {
            _ = try counter.settle(fact.delivery)
        }
        #expect(try counter.store.value("SELECT coins FROM heard") == 4)
        #expect(try SetAside.count(.dead, in: counter.store) == 0)
    }

    @Test("believes a service about whom it has answered, also where it may not speak for the school any more")
    func ownAffairs() throws {
        let soldOut = UnitCode(unchecked: "00000000000000000001")
        var counter = try Counter(Shelf.catalogue)
        _ = try counter.settle(Self.reading(1, at: soldOut).delivery)
        #expect(try counter.count("heard") == 1)
        #expect(try reason(Self.reading(1, at: soldOut, user: "pupils"), at: Shelf.catalogue) != nil)
        #expect(try reason(Fact(school: soldOut.text))?.contains("not the authority") == true)
    }

    @Test("leaves integrators' facts to the service that folds everybody's")
    func integrators() throws {
        var counter = try Counter()
        let fact = Fact(source: "/integrators/vendor", user: "vendor")
        _ = try counter.settle(fact.delivery)
        #expect(try counter.count("heard") == 0 && counter.count("event_seen") == 0)
        #expect(try SetAside.count(.dead, in: counter.store) == 0)
        var reading = try Counter(Jars.reading)
        _ = try reading.settle(fact.delivery)
        #expect(try reading.count("heard") == 1)
    }

    @Test("passes over facts and entities that it has no use for")
    func useless() throws {
        var counter = try Counter()
        _ = try counter.settle([
            Fact(type: "vn.khuevan.campus.jar.polished.v1").delivery,
            Fact(type: "vn.khuevan.campus.lamp.lit.v1", subject: "lamp/one", data: "{}").delivery,
        ])
        #expect(try counter.count("heard") == 0 && SetAside.count(.dead, in: counter.store) == 0)
    }
}
