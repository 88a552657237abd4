import Access
import Contracts
import Crypto
import Messaging
import SQLite
import ServiceKit
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Identity

@Suite("The sessions of an account") struct SessionListTests {
    @Test("are the sender's own where nobody is named, the newest first, and say which is this one")
    func own() throws {
        try onCast { (transaction) throws in
            let first = try Cast.signIn("lan", device: Cast.desk, in: &transaction)
            let second = try Cast.signIn("lan", now: Cast.at("07:31:00"), in: &transaction)
            _ = try SignOut().handle(on: .of("lan", with: second.token), in: &transaction)
            let occasion = try Occasion.of("lan", with: first.token)
            let items = try #require(try SessionList().answer(on: occasion, from: transaction.reader).answer).items
            #expect(items.map(\.isThis) == [false, true])
            #expect(items.map(\.because) == [.signedOut, nil])
            #expect(items.last?.device == Cast.desk && items.last?.session == occasion.claims?.sid)
            let text = WireEncoder.json(SessionList.Answer(items: items)).text
            let secret: [UInt8] = try #require(try transaction.reader.value("SELECT secret FROM session"))
            #expect(
                !text.contains(Base64URL.encode(secret)) && !text.contains(first.refresh) && !text.contains("secret"))
        }
    }

    @Test(
        "of somebody else are for who may manage sessions there",
        arguments: [("mai", false), ("tech", true), ("both", false)])
    func others(name: String, may: Bool) throws {
        try onCast { (transaction) throws in
            let query = SessionList(account: Scene.user("lan"), limit: .min)
            let outcome = try query.answer(on: .of(name), from: transaction.reader)
            #expect(outcome.refusal?.code == (may ? nil : .forbidden))
            #expect(try query.answer(on: .nobody(), from: transaction.reader).refusal?.code == .unauthenticated)
            let unknown = SessionList(account: Scene.user("nobody"))
            #expect(try unknown.answer(on: .of(name), from: transaction.reader).refusal?.code == .notFound)
        }
    }
}
