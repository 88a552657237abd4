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

@Suite("Ending sessions") struct RevokeSessionsTests {
    private func ending(_ session: String? = nil, of name: String = "lan") -> RevokeSessions {
        RevokeSessions(account: Scene.user(name), session: session.flatMap(ShortText.init), reason: .sample)
    }

    @Test("of an account ends all, and says how many there were")
    func all() throws {
        try onCast { (transaction) throws in
            let sessions = try (0..<3).map { _ in try Cast.signIn("lan", in: &transaction) }
            let other = try Cast.signIn("mai", in: &transaction)
            #expect(try ending().handle(on: .of("boss"), in: &transaction).answer?.revoked == 3)
            for session in sessions { #expect(try !Cast.admits(session.token, in: transaction.reader)) }
            #expect(try Cast.admits(other.token, in: transaction.reader))
            #expect(try ending().handle(on: .of("boss"), in: &transaction).answer?.revoked == 0)
            let fresh = try Cast.signIn("lan", in: &transaction)
            #expect(try Cast.admits(fresh.token, in: transaction.reader), "one that is opened in the same second")
        }
    }

    @Test("by name ends that one, once")
    func one() throws {
        try onCast { (transaction) throws in
            let first = try Cast.signIn("lan", in: &transaction)
            let second = try Cast.signIn("lan", in: &transaction)
            let command = ending(try Cast.claims(first.token).sid)
            #expect(try command.handle(on: .of("lan"), in: &transaction).answer?.revoked == 1)
            #expect(try command.handle(on: .of("lan"), in: &transaction).answer?.revoked == 0)
            #expect(try !Cast.admits(first.token, in: transaction.reader))
            #expect(try Cast.admits(second.token, in: transaction.reader))
        }
    }

    @Test("by the name of another's is refused")
    func others() throws {
        try onCast { (transaction) throws in
            let other = try Cast.signIn("mai", in: &transaction)
            let refusal = try ending(try Cast.claims(other.token).sid).handle(on: .of("lan"), in: &transaction).refusal
            #expect(refusal?.code == .notFound && refusal?.pointers == ["/session"])
            #expect(try Cast.admits(other.token, in: transaction.reader))
        }
    }

    @Test("is everybody's right over his own", arguments: [("lan", true), ("mai", false), ("boss", true)])
    func rights(name: String, may: Bool) throws {
        try onCast { (transaction) throws in
            #expect((try ending().objection(on: .of(name), in: transaction.reader) == nil) == may)
        }
    }

    @Test("of somebody else is for those who could have given his roles", arguments: Cast.ranks)
    func rank(rank: Cast.Rank) throws { try expectRank(rank) { RevokeSessions(account: $0, reason: .sample) } }

    @Test("from JSON that is wrong throughout says so throughout")
    func reading() {
        #expect(RevokeSessions.read(#"{"account":"L","session":""}"#).pointers == ["/account", "/reason", "/session"])
    }
}
