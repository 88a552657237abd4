import AMQP
@testable import Messaging
import SQLite
import Testing
import Vocabulary
import Wire

@Suite("A batch of messages")
struct DesksTests {
    private func add(_ coins: Int, to jar: String) -> String {
        #"{"jar":"\#(jar)","school":"79764000010000000006","coins":\#(coins)}"#
    }

    @Test("suffers nothing from one that the store will not have, which is kept whole")
    func constraint() throws {
        var counter = try Counter()
        let bad = counter.command("campus.add-coins", add(1000, to: "blue"), id: counter.id())
        let replies = try counter.settle([
            counter.command("campus.add-coins", add(1, to: "red"), id: counter.id()), bad,
            counter.command("campus.add-coins", add(2, to: "red"), id: counter.id()),
        ])
        #expect(replies.map { $0?.problem } == [nil, .unavailable, nil])
        #expect(try counter.coins(in: "red") == 3 && counter.coins(in: "blue") == nil)
        #expect(try counter.count("journal") == 2 && counter.count("answer") == 2)
        #expect(try SetAside.count(.retry, in: counter.store) == 1)
        #expect(try counter.store.value("SELECT body FROM set_aside") == bad.body)
        let reason: String? = try counter.store.value("SELECT reason FROM set_aside")
        #expect(reason?.contains("CHECK constraint failed") == true)
    }

    @Test("suffers nothing from one whose handler is broken")
    func broken() throws {
        var counter = try Counter()
        let replies = try counter.settle([
            counter.command("campus.stumble", "{}", id: counter.id()),
            counter.command("campus.add-coins", add(1, to: "red"), id: counter.id()),
        ])
        #expect(replies.map { $0?.problem } == [.unavailable, nil])
        #expect(try SetAside.count(.retry, in: counter.store) == 1)
    }

    @Test("keeps a message once, though its sender tries it again and again")
    func retried() throws {
        var counter = try Counter()
        let bad = counter.command("campus.add-coins", add(1000, to: "blue"), id: counter.id())
        for _ in 0..<5 { #expect(try counter.settle(bad)?.problem == .unavailable) }
        #expect(try SetAside.count(.retry, in: counter.store) == 1)
        #expect(try counter.send("campus.add-coins", add(1000, to: "blue")).problem == .unavailable)
        #expect(try SetAside.count(.retry, in: counter.store) == 2)
    }

    @Test("keeps no body that may hold a secret")
    func secret() throws {
        var counter = try Counter()
        #expect(try counter.send("campus.whisper", #"{"secret":"too much"}"#, as: nil).problem == .unavailable)
        #expect(try counter.store.value("SELECT body FROM set_aside") == [UInt8]())
        let reason: String? = try counter.store.value("SELECT reason FROM set_aside")
        #expect(reason?.contains("too much") == false)
    }

    @Test("takes in an event's good neighbours, and later events of the source whose first was bad")
    func badFirstEvent() throws {
        var counter = try Counter()
        var bad = Fact()
        bad.data = #"{"name":"red","school":"79764000010000000006","coins":1000}"#
        var good = Fact(sequence: 2)
        #expect(try counter.settle([bad.delivery, good.delivery]).allSatisfy { $0 == nil })
        good.id = counter.id()
        good.sequence = 3
        _ = try counter.settle(good.delivery)
        #expect(try counter.store.value("SELECT times FROM heard") == 2)
        #expect(try SetAside.count(.retry, in: counter.store) == 1)
        #expect(try counter.store.value("SELECT sequence FROM source") == 3)
    }

    @Test("is given up whole when the store itself fails")
    func storeFails() throws {
        var counter = try Counter()
        try counter.database.execute("PRAGMA max_page_count = 1")
        let error = #expect(throws: SQLiteError.self) {
            for round in 0..<2000 { _ = try counter.send("campus.add-coins", add(1, to: "jar\(round)")) }
        }
        #expect(error?.isFull == true)
    }
}
