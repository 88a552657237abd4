import AMQP
import Access
@testable import Messaging
import SQLite
import Testing
import Vocabulary
import Wire

@Suite("The desk of commands")
struct CommandDeskTests {
    private let five = #"{"jar":"red","school":"79764000010000000006","coins":5}"#

    @Test("does a command, records the fact and says how far the journal has come")
    func done() throws {
        var counter = try Counter()
        let reply = try counter.send("campus.add-coins", five)
        #expect(reply.type == "campus.add-coins.done" && reply.contentType == "application/json")
        #expect(reply.json["result"]?["coins"] == 5)
        #expect(reply.json["position"] == ["source": "campus", "seq": 1])
        #expect(try counter.coins(in: "red") == 5)
        #expect(try Journal.rows(after: 0, limit: 9, in: counter.store).map(\.actor) == ["account/good"])
    }

    @Test("answers a command sent again with the very same bytes and does nothing")
    func again() throws {
        var counter = try Counter()
        let id = counter.id()
        let first = try counter.send("campus.add-coins", five, id: id)
        _ = try counter.send("campus.add-coins", five)
        let second = try counter.send("campus.add-coins", five, id: id)
        #expect(first.body == second.body && first.type == second.type && first.contentType == second.contentType)
        #expect(try counter.coins(in: "red") == 10)
    }

    @Test("answers a refusal alike too, even when it would be done by now")
    func refusalAgain() throws {
        var counter = try Counter()
        let id = counter.id()
        let body = #"{"jar":"red","school":"79764000010000000006","coins":0}"#
        let first = try counter.send("campus.add-coins", body, id: id)
        #expect(first.problem == .invalid && first.pointers == ["/coins"])
        let second = try counter.send("campus.add-coins", body, id: id)
        #expect(second.body == first.body && second.contentType == "application/problem+json")
        #expect(first.json["instance"] == .string(id.text))
    }

    @Test("refuses another body, or another name, under a used id")
    func usedTwice() throws {
        var counter = try Counter()
        let id = counter.id()
        _ = try counter.send("campus.add-coins", five, id: id)
        #expect(try counter.send("campus.add-coins", five + " ", id: id).problem == .duplicate)
        #expect(try counter.send("campus.add-coins-many", five, id: id).problem == .duplicate)
        #expect(try counter.coins(in: "red") == 5)
    }

    @Test("keeps one sender's answer from another who uses the same id")
    func senders() throws {
        var counter = try Counter()
        let id = counter.id()
        _ = try counter.send("campus.add-coins", five, id: id, as: "good")
        let other = try counter.send("campus.add-coins", five, id: id, as: "other")
        #expect(other.problem == nil && other.json["result"]?["coins"] == 10)
    }

    @Test("stores no answer for a stranger, a forbidden or a lost one, who may come again with better papers")
    func notStored() throws {
        var counter = try Counter()
        let id = counter.id()
        #expect(try counter.send("campus.add-coins", five, id: id, as: nil).problem == .unauthenticated)
        let elsewhere = #"{"jar":"red","school":"00000000000000000001","coins":5}"#
        #expect(try counter.send("campus.add-coins", elsewhere, id: id).problem == .forbidden)
        let nowhere = #"{"jar":"nowhere","school":"79764000010000000006","coins":5}"#
        #expect(try counter.send("campus.add-coins", nowhere, id: id).problem == .notFound)
        #expect(try counter.count("answer") == 0 && counter.count("jar") == 0)
        #expect(try counter.send("campus.add-coins", five, id: id).problem == nil)
    }

    @Test("makes a refusal of access a fact, once a minute for each account and command")
    func refusedAccess() throws {
        var counter = try Counter()
        let elsewhere = #"{"jar":"red","school":"00000000000000000001","coins":5}"#
        for _ in 0..<3 { #expect(try counter.send("campus.add-coins", elsewhere).problem == .forbidden) }
        _ = try counter.send("campus.add-coins", elsewhere, as: "other")
        counter.now = counter.now.advanced(byMilliseconds: 60_000)
        _ = try counter.send("campus.add-coins", elsewhere)
        let rows = try Journal.rows(after: 0, limit: 9, in: counter.store)
        #expect(rows.map(\.subject) == ["access/good", "access/other", "access/good"])
        #expect(rows.allSatisfy { $0.fact == "refused" && $0.unit == "00000000000000000001" })
        guard case .success(let refusal) = WireDecoder.decode(AccessRefusal.self, from: rows[0].body) else {
            Issue.record("a refusal must read back")
            return
        }
        #expect(refusal.command.text == "campus.add-coins" && refusal.permission == .manageHealth)
    }

    @Test("keeps a refused command whose sender does not ask for an answer")
    func unheard() throws {
        var counter = try Counter()
        var delivery = counter.command("campus.add-coins", "{}", id: counter.id())
        delivery.properties.replyTo = nil
        _ = try counter.settle(delivery)
        var secret = counter.command("campus.whisper", #"{"secrat":"psst"}"#, id: counter.id())
        secret.properties.replyTo = nil
        _ = try counter.settle(secret)
        #expect(try SetAside.count(.dead, in: counter.store) == 2)
        let bodies: [[UInt8]] = try counter.store.values("SELECT body FROM set_aside ORDER BY number")
        #expect(bodies == [Array("{}".utf8), []], "what may be a secret is not kept")
    }

    @Test("stores nothing of a command that keeps no answer")
    func secrets() throws {
        var counter = try Counter()
        let id = counter.id()
        let whisper = #"{"secret":"psst"}"#
        #expect(try counter.send("campus.whisper", whisper, id: id, as: nil).problem == nil)
        #expect(try counter.send("campus.whisper", whisper, id: id, as: nil).problem == nil)
        #expect(try counter.count("answer") == 0)
        #expect(try counter.coins(in: "whispers") == 2)
    }

    @Test("says everything that is wrong with a body at once, and stores that")
    func malformed() throws {
        var counter = try Counter()
        let reply = try counter.send("campus.add-coins", #"{"jar":7,"school":"x","colour":"red"}"#)
        #expect(reply.problem == .invalid)
        #expect(Set(reply.pointers) == ["/jar", "/school", "/coins", "/colour"])
        #expect(try counter.count("answer") == 1)
        #expect(try counter.send("campus.add-coins", "{").problem == .malformed)
    }

    @Test("undoes what a handler had written before it refused")
    func partialWrites() throws {
        var counter = try Counter()
        let reply = try counter.send("campus.add-coins", #"{"jar":"red","school":"79764000010000000006","coins":-3}"#)
        #expect(reply.problem == .invalid)
        #expect(try counter.count("jar") == 0 && counter.count("journal") == 0 && counter.count("subject_version") == 0)
    }

    @Test("needs an id that is a UUID", arguments: [nil, "", "7", "not-a-uuid-not-a-uuid-not-a-uuid-1234"])
    func identity(_ id: String?) throws {
        var counter = try Counter()
        var delivery = counter.command("campus.add-coins", five, id: counter.id())
        delivery.properties.messageID = id
        let reply = try #require(try counter.settle(delivery))
        #expect(reply.problem == .malformed && reply.json["instance"] == nil)
        #expect(try counter.count("jar") == 0)
    }

    @Test("does not know a name nobody gave it, and takes the routing key where no type is said")
    func names() throws {
        var counter = try Counter()
        #expect(try counter.send("campus.no-such-thing", "{}").problem == .malformed)
        var delivery = counter.command("campus.add-coins", five, id: counter.id())
        delivery.properties.type = nil
        #expect(try counter.settle(delivery)?.type == "campus.add-coins.done")
    }
}
