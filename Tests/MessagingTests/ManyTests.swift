@testable import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@Suite("A bulk command")
struct ManyTests {
    private func item(_ coins: String, jar: String = "red", school: String = "79764000010000000006") -> String {
        #"{"jar":"\#(jar)","school":"\#(school)","coins":\#(coins)}"#
    }

    private func send(
        _ items: [String], _ more: String = "", to counter: inout Counter
    ) throws -> Reply {
        try counter.send("campus.add-coins-many", #"{"items":[\#(items.joined(separator: ","))]\#(more)}"#)
    }

    private func tally(_ reply: Reply) -> [JSON?] { [reply.json["result"]?["done"], reply.json["result"]?["refused"]] }

    /// Four items: good, unreadable, forbidden, refused, good.
    private var mixed: [String] {
        [item("1"), item("\"x\""), item("1", school: "00000000000000000001"), item("0"), item("2")]
    }

    @Test("settles each item by itself and points into the whole message")
    func each() throws {
        var counter = try Counter()
        let reply = try send(mixed, to: &counter)
        #expect(tally(reply) == [2, 3])
        let items = try #require(reply.json["result"]?["items"]?.array)
        #expect(items.map { $0["done"] != nil } == [true, false, false, false, true])
        #expect(items[1]["refused"]?["errors"]?[0]?["pointer"] == "/items/1/coins")
        #expect(items[2]["refused"]?["type"] == "urn:khuevan:problem:forbidden")
        #expect(items[3]["refused"]?["errors"]?[0]?["pointer"] == "/items/3/coins")
        #expect(try counter.coins(in: "red") == 3 && counter.count("journal") == 2)
    }

    @Test("tried dry says what would happen and leaves no trace")
    func dry() throws {
        var counter = try Counter()
        let reply = try send(mixed, #","dryRun":true"#, to: &counter)
        #expect(tally(reply) == [2, 3])
        for table in ["jar", "journal", "subject_version"] { #expect(try counter.count(table) == 0, "\(table)") }
        #expect(try send(mixed, to: &counter).json["result"] == reply.json["result"])
    }

    @Test("that is atomic does all or none, and says that it did none")
    func atomic() throws {
        var counter = try Counter()
        let none = try send([item("1"), item("0"), item("2")], #","atomic":true"#, to: &counter)
        #expect(tally(none) == [0, 1])
        #expect(none.json["result"]?["items"]?.array?.map { $0 == [:] } == [true, false, true])
        #expect(try counter.count("jar") == 0 && counter.count("journal") == 0)
        #expect(try tally(send([item("1"), item("2")], #","atomic":true"#, to: &counter)) == [2, 0])
        #expect(try counter.coins(in: "red") == 3)
    }

    @Test("has at most a thousand items, and may have none")
    func size() throws {
        var counter = try Counter()
        #expect(try tally(send([], to: &counter)) == [0, 0])
        let reply = try send(Array(repeating: item("1"), count: 1001), to: &counter)
        #expect(reply.problem == .tooLarge && reply.pointers == ["/items"])
        #expect(try tally(send((1...1000).map { item("1", jar: "jar\($0)") }, to: &counter)) == [1000, 0])
    }

    @Test("needs somebody who is signed in, and keeps its answer as its items' command does")
    func rights() throws {
        var counter = try Counter()
        let body = #"{"items":[]}"#
        #expect(try counter.send("campus.add-coins-many", body, as: nil).problem == .unauthenticated)
        #expect(Many<AddCoins>.keepsAnswer && !Many<Whisper>.keepsAnswer)
        #expect(Many<AddCoins>.permission == AddCoins.permission && Many<Whisper>.permission == nil)
    }

    @Test("has an item that the store will not take refused, and its neighbours done")
    func constraint() throws {
        var counter = try Counter()
        let reply = try send([item("1"), item("1000", jar: "blue"), item("2")], to: &counter)
        #expect(try tally(reply) == [2, 1] && counter.coins(in: "red") == 3 && counter.coins(in: "blue") == nil)
        let refused = reply.json["result"]?["items"]?[1]?["refused"]
        #expect(refused?["type"]?.string == "urn:khuevan:problem:unavailable")
        #expect(refused?["detail"]?.string?.contains("CHECK constraint failed") == true)
        #expect(try counter.count("set_aside") == 0)
    }

    @Test("gives each item the work that was done for it beforehand, and does itself what was not")
    func labour() throws {
        var counter = try Counter(Mill.catalogue)
        let items = [
            Mill.body(1), #"{"grain":"x"}"#, Mill.body(2), Mill.body(3, at: "00000000000000000001"), Mill.body(0),
            Mill.body(4),
        ]
        let body = #"{"items":[\#(items.joined(separator: ","))]}"#
        let command = try Many<Grind>.read(body).get()
        let occasion = counter.occasion(as: "good")
        let labour = try #require(try command.labour(on: occasion, from: counter.store) as? [(any Sendable)?])
        #expect(labour.map { $0 as? Int } == [2, 4, nil, nil, 8])
        let delivery = counter.command("campus.grind-many", body, id: counter.id())
        let reply = try #require(try counter.settle(delivery, after: labour))
        let done = (reply.json["result"]?["items"]?.array ?? []).map { $0["done"] }
        #expect(done.map { $0?["flour"] } == [2, nil, 4, nil, 0, 8])
        #expect(done.map { $0?["wasReady"] } == [true, nil, true, nil, false, true])
        #expect(Many<Grind>.isLaborious && !Many<AddCoins>.isLaborious)
    }

    @Test("does no more work beforehand once nobody waits for it, and none for more than a thousand")
    func abandoned() throws {
        let counter = try Counter(Mill.catalogue)
        let tally = Grind.Tally()
        func labour(_ count: Int) throws -> (any Sendable)? {
            let items = Array(repeating: Mill.body(1), count: count).joined(separator: ",")
            var occasion = counter.occasion(as: "good")
            occasion.isAbandoned = { tally.all >= 5 }
            return try Grind.$tally.withValue(tally) {
                try Many<Grind>.read(#"{"items":[\#(items)]}"#).get().labour(on: occasion, from: counter.store)
            }
        }
        #expect(try labour(1001) == nil && tally.all == 0)
        #expect(try labour(1000) == nil && tally.all == 5)
    }
}
