import AMQP
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Messaging

@Suite("The errands of the relay")
struct ErrandsTests {
    @Test("include asking for what is missing, ever more rarely")
    func asking() throws {
        var counter = try Counter()
        _ = try counter.settle(Fact(sequence: 4).delivery)
        #expect(try Errands.missing(at: counter.now, in: counter.store).isEmpty, "it may yet come by itself")
        counter.now = counter.now.advanced(byMilliseconds: Sources.patience)
        for delay: Int64 in [10_000, 60_000, 600_000, 3_600_000, 3_600_000] {
            let now = counter.now
            let missing = try #require(try Errands.missing(at: now, in: counter.store).first)
            #expect(missing.source == "/khuevan/local/campus" && missing.gap.first == 1 && missing.gap.last == 3)
            try counter.database.write { (transaction) throws(SQLiteError) in
                try Errands.noteAsked(missing.gap, at: now, in: &transaction)
            }
            #expect(
                try Errands.missing(at: now.advanced(byMilliseconds: delay - 1), in: counter.store).isEmpty)
            counter.now = now.advanced(byMilliseconds: delay)
        }
    }

    @Test("ask in the words of the command that answers")
    func request() throws {
        var counter = try Counter()
        _ = try counter.settle(Fact(sequence: 4).delivery)
        let later = counter.now.advanced(byMilliseconds: Sources.patience)
        let missing = try #require(try Errands.missing(at: later, in: counter.store).first)
        let me = try #require(EventSource(site: "local", service: "reporting"))
        let message = Errands.request(missing.gap, of: "campus", for: me, id: counter.id())
        #expect(message.properties.type == "campus.replay-journal" && message.properties.userID == "reporting")
        #expect(String(decoding: message.body, as: UTF8.self) == #"{"first":1,"last":3,"queue":"reporting.events"}"#)
    }

    @Test("publish a range again in parts, and remember how far")
    func replaying() throws {
        var database = try Database.open(":memory:")
        try database.migrate(Messaging.migrations)
        try database.write { (transaction) throws in
            for number in 1...9 {
                let jar = Jar(name: "red", school: .sample, coins: number)
                try transaction.record("filled", jar, on: .sample(.campus))
            }
            #expect(try Journal.replay(3...100, to: "x.events", in: &transaction) == 7, "no further than the head")
            #expect(try Journal.replay(4...8, to: "x.events", in: &transaction) == 5)
            #expect(try Journal.replay(10...12, to: "x.events", in: &transaction) == 0)
            #expect(try transaction.value("SELECT count(*) FROM replay") == 1, "the second is in the first")
            var replay = try #require(try Errands.nextReplay(in: transaction.reader))
            #expect(replay.next == 3 && replay.last == 9)
            try Errands.advance(replay, to: 7, in: &transaction)
            replay = try #require(try Errands.nextReplay(in: transaction.reader))
            #expect(replay.next == 7)
            try Errands.advance(replay, to: 10, in: &transaction)
            #expect(try Errands.nextReplay(in: transaction.reader) == nil)
        }
    }

    @Test("bring a range that a service asked for to its desk as if it had been published once")
    func arriving() throws {
        var counter = try Counter()
        var replay = try Fact(sequence: 1).delivery
        replay.exchange = ""
        replay.routingKey = "campus.events"
        _ = try counter.settle(replay)
        #expect(try counter.count("heard") == 1 && counter.count("set_aside") == 0)

        var forged = try Fact(source: "/integrators/seller", user: "seller", sequence: 2).delivery
        (forged.exchange, forged.routingKey) = ("", "campus.events")
        var reading = try Counter(Jars.reading)
        _ = try reading.settle(forged)
        #expect(try SetAside.count(.dead, in: reading.store) == 1, "another vendor has no such way")
    }
}
