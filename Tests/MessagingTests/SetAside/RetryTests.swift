import AMQP
import SQLite
import Testing
import Wire

@testable import Messaging

@Suite("A message that a handler stumbles over")
struct RetryTests {
    private static let red = #"{"jar":"red","school":"79764000010000000006","coins":600}"#

    /// A counter whose jar already holds 600 coins, so that 600 more break the rule of the store.
    private func fullJar() throws -> Counter {
        var counter = try Counter()
        _ = try counter.send("campus.add-coins", Self.red)
        return counter
    }

    private func retry(_ counter: inout Counter) throws -> [Reply?] {
        let (now, limit) = (counter.now, 64)
        return try counter.database.write { (transaction) throws(SQLiteError) in
            try counter.desks.retry(limit: limit, at: now, in: &transaction)
        }.map(\.1)
    }

    @Test("is tried again after 1 s, 10 s, 1 min, 10 min and 1 h, and then given up")
    func delays() throws {
        var counter = try fullJar()
        let id = counter.id()
        #expect(try counter.send("campus.add-coins", Self.red, id: id).problem == .unavailable)
        for delay: Int64 in [1_000, 10_000, 60_000, 600_000, 3_600_000] {
            #expect(try SetAside.nextDue(in: counter.store) == counter.now.advanced(byMilliseconds: delay))
            counter.now = counter.now.advanced(byMilliseconds: delay - 1)
            #expect(try retry(&counter).isEmpty, "not before its time")
            counter.now = counter.now.advanced(byMilliseconds: 1)
            #expect(try retry(&counter).map { $0?.problem } == [.unavailable])
        }
        #expect(try SetAside.count(.dead, in: counter.store) == 1 && SetAside.nextDue(in: counter.store) == nil)
        #expect(try counter.store.value("SELECT attempts FROM set_aside") == 6)
        #expect(try counter.coins(in: "red") == 600 && counter.count("journal") == 1)
    }

    @Test("is settled when the cause is gone, once, and then nothing of it is set aside")
    func mended() throws {
        var counter = try fullJar()
        let id = counter.id()
        #expect(try counter.send("campus.add-coins", Self.red, id: id).problem == .unavailable)
        try counter.database.execute("UPDATE jar SET coins = 1")
        #expect(try counter.send("campus.add-coins", Self.red, id: id).problem == .unavailable, "it waits its turn")
        counter.now = counter.now.advanced(byMilliseconds: 1_000)
        let replies = try retry(&counter)
        #expect(replies.map { $0?.type } == ["campus.add-coins.done"])
        #expect(try counter.coins(in: "red") == 601 && counter.count("set_aside") == 0)
        #expect(
            try counter.send("campus.add-coins", Self.red, id: id).body == replies.first??.body, "the stored answer")
        #expect(try counter.coins(in: "red") == 601)
    }

    @Test("keeps who sent it and how to answer him")
    func asItCame() throws {
        var counter = try fullJar()
        var delivery = counter.command("campus.add-coins", Self.red, id: counter.id())
        delivery.properties.correlationID = "c"
        delivery.properties.headers.append(Header("traceparent", "t"))
        _ = try counter.settle(delivery)
        let kept = try #require(
            try SetAside.due(at: counter.now.advanced(byMilliseconds: 1_000), limit: 1, in: counter.store).first)
        delivery.tag = 0
        delivery.redelivered = true
        #expect(kept.delivery == delivery)
    }

    @Test("is an event as well as a command")
    func event() throws {
        var counter = try Counter()
        try counter.database.execute("INSERT INTO heard VALUES ('red', 1, 999)")
        try counter.database.execute(
            "CREATE TRIGGER t BEFORE UPDATE ON heard BEGIN SELECT raise(ABORT, 'stuck'); END")
        let fact = Fact()
        for _ in 0..<3 { _ = try counter.settle(fact.delivery) }
        #expect(try SetAside.count(.retry, in: counter.store) == 1, "kept once, though the broker repeats it")
        try counter.database.execute("DROP TRIGGER t")
        counter.now = counter.now.advanced(byMilliseconds: 1_000)
        _ = try retry(&counter)
        #expect(try counter.store.value("SELECT coins FROM heard") == 5 && counter.count("set_aside") == 0)
        _ = try counter.settle(fact.delivery)
        #expect(try counter.store.value("SELECT times FROM heard") == 1000, "taken in once")
    }

    @Test("uses a token that was good when it came")
    func oldToken() throws {
        var counter = try fullJar()
        _ = try counter.send("campus.add-coins", Self.red, as: "good")
        try counter.database.execute("UPDATE jar SET coins = 1")
        counter.now = counter.now.advanced(byMilliseconds: 86_400_000)
        #expect(try retry(&counter).map { $0?.problem } == [nil])
    }
}
