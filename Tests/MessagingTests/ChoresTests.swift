import SQLite
import Testing
import Vocabulary
import Wire

@testable import Messaging

@Suite("The chores between batches")
struct ChoresTests {
    private static let day: Int64 = 86_400_000

    @Test("seal the journal once a new day has begun")
    func sealing() throws {
        var counter = try Counter()
        var chores = Chores()
        _ = try counter.send("campus.add-coins", #"{"jar":"red","school":"79764000010000000006","coins":1}"#)
        _ = try counter.tend(&chores)
        #expect(try counter.count("seal") == 0)
        counter.now = counter.now.advanced(byMilliseconds: Self.day)
        for _ in 0..<3 { _ = try counter.tend(&chores) }
        #expect(try counter.count("seal") == 1 && counter.count("journal") == 2)
        let actor: String? = try counter.store.value("SELECT actor FROM journal WHERE entity = 'journal'")
        #expect(actor == "service/campus")
    }

    @Test("try again what is due, and hurry while there is more than goes into one transaction")
    func hurry() throws {
        var counter = try Counter(Jars.reading)
        var chores = Chores()
        for number in 1...100 {
            let lid = Fact(
                source: "/integrators/seller", user: "seller", subject: "jar/lid-of-red.\(number)",
                sequence: Int64(number),
                data: #"{"name":"lid-of-red.\#(number)","school":"79764000010000000006","coins":1}"#)
            _ = try counter.settle(lid.delivery)
        }
        let red = Fact(source: "/integrators/seller", user: "seller", sequence: 101)
        _ = try counter.settle(red.delivery)
        #expect(try counter.tend(&chores) == 64)
        #expect(chores.isBusy && chores.isTime(now: 0))
        #expect(try counter.tend(&chores) == 36)
        #expect(try !chores.isBusy && counter.count("set_aside") == 0 && counter.count("heard") == 101)
    }

    @Test("forget what was thrown away 30 days ago, and nothing else that is set aside")
    func tidying() throws {
        var counter = try Counter()
        for state in ["discarded", "dead"] {
            try counter.database.execute(
                """
                INSERT INTO set_aside(state, attempts, reason, arrived, changed, queue, exchange, routing_key,
                    message_id, type, user, digest, body)
                VALUES ('\(state)', 1, 'r', 0, \(counter.now.milliseconds), 'events', '', '', '', '', '',
                    zeroblob(32), x'')
                """)
        }
        var early = Chores()
        _ = try counter.tend(&early)
        #expect(try counter.count("set_aside") == 2)
        var late = Chores()
        counter.now = counter.now.advanced(byMilliseconds: SetAside.keptMilliseconds + 1)
        _ = try counter.tend(&late)
        #expect(try SetAside.count(.discarded, in: counter.store) == 0 && SetAside.count(.dead, in: counter.store) == 1)
    }
}
