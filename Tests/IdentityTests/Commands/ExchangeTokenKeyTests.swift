import Access
import Contracts
import Messaging
import SQLite
import ServiceKit
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Identity

@Suite("Exchanging the key of tokens") struct ExchangeTokenKeyTests {
    private func exchange(atOnce: Bool? = nil, now: String = Cast.now, in transaction: inout Transaction) throws {
        let command = ExchangeTokenKey(atOnce: atOnce, reason: .sample)
        #expect(try command.handle(on: .of("root", now: now), in: &transaction).answer == Done())
    }

    @Test("as a change publishes the next one an hour before it signs, once")
    func change() throws {
        try onCast { (transaction) throws in
            let session = try Cast.signIn("lan", in: &transaction)
            let old = try #require(try TokenSecret.current(at: Cast.instant(Cast.now), in: transaction.reader)).id
            try exchange(in: &transaction)
            try exchange(now: Cast.at("08:29:59"), in: &transaction)
            #expect(try transaction.reader.count(of: "token_secret") == 2)
            let fact = try #require(try transaction.reader.recorded().last)
            #expect(fact.type == "token-key.published")
            #expect(fact.state["from"]?.string.flatMap(Instant.init) == Cast.instant(Cast.at("08:30:00")))
            for (time, isOld) in [("08:29:59", true), ("08:30:00", false)] {
                let signing = try TokenSecret.current(at: Cast.instant(Cast.at(time)), in: transaction.reader)
                #expect((signing?.id == old) == isOld)
            }
            #expect(try Cast.admits(session.token, in: transaction.reader))
        }
    }

    @Test("at once has every token refused that is out, while sessions are renewed")
    func atOnce() throws {
        try onCast { (transaction) throws in
            let sessions = try ["lan", "boss", "root"].map { try Cast.signIn($0, in: &transaction) }
            for session in sessions { #expect(try Cast.admits(session.token, in: transaction.reader)) }
            let old = try #require(try TokenSecret.current(at: Cast.instant(Cast.now), in: transaction.reader)).id
            try exchange(atOnce: true, in: &transaction)
            let facts = try transaction.reader.last(3)
            #expect(facts[1] == "token-key.retired token-key/\(old)")
            #expect(facts[2] == "session.revoked session/\(SessionRevocation.everybody)")
            for session in sessions {
                #expect(try !Cast.admits(session.token, in: transaction.reader))
                let renewed = try #require(try Cast.renew(session.refresh, in: &transaction).answer)
                #expect(try Cast.admits(renewed.token, in: transaction.reader), "within the same second")
            }
            let fresh = try Cast.signIn("mai", in: &transaction)
            #expect(try Cast.admits(fresh.token, in: transaction.reader))
        }
    }

    @Test("at once does away with one that has been published but has not signed")
    func both() throws {
        try onCast { (transaction) throws in
            try exchange(in: &transaction)
            try exchange(atOnce: true, now: Cast.at("07:45:00"), in: &transaction)
            #expect(try TokenSecret.all(in: transaction.reader).count == 1)
            #expect(try transaction.reader.count(of: "token_secret") == 3)
        }
    }

    @Test("is for whoever runs the installation", arguments: [("root", true), ("boss", false)])
    func rights(name: String, may: Bool) throws {
        try onCast { (transaction) throws in
            let command = ExchangeTokenKey(reason: .sample)
            #expect((try command.objection(on: .of(name), in: transaction.reader) == nil) == may)
        }
    }

    @Test("from JSON that is wrong throughout says so throughout")
    func reading() {
        #expect(ExchangeTokenKey.read(#"{"atOnce":1,"key":""}"#).pointers == ["/atOnce", "/key", "/reason"])
    }
}
