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

@Suite("Resetting a password") struct ResetPasswordTests {
    private let command = ResetPassword(account: Scene.user("lan"), reason: .sample)

    @Test("makes one that is told once and must be changed, and ends the sessions")
    func resets() throws {
        try onCast { (transaction) throws in
            let session = try Cast.signIn("lan", in: &transaction)
            let answer = try #require(try command.handle(on: .of("boss"), in: &transaction).answer)
            #expect(
                try transaction.reader.last(2) == [
                    "account.password-reset account/lan", "session.revoked session/of.lan",
                ])
            #expect(try !Cast.admits(session.token, in: transaction.reader))
            let old = SignIn(account: Scene.user("lan"), password: Scene.password)
            #expect(try old.handle(on: .nobody(), in: &transaction).refusal == .notSignedIn)
            let fresh = try Cast.signIn("lan", password: answer.password, now: Cast.at("07:31:00"), in: &transaction)
            #expect(fresh.must == .setPassword)
            #expect(try Credentials.of(Scene.user("lan"), in: transaction.reader)?.mustChange == true)
            for fact in try transaction.reader.recorded() { #expect(!fact.state.text.contains(answer.password.text)) }
            #expect(!ResetPassword.keepsAnswer)
        }
    }

    @Test("opens a door that wrong guesses have shut")
    func forgives() throws {
        try onCast { (transaction) throws in
            for _ in 0..<5 { _ = try Knocks.add(to: Scene.user("lan"), at: Cast.opened, in: &transaction) }
            _ = try command.handle(on: .of("boss"), in: &transaction)
            #expect(try transaction.reader.count(of: "knock") == 0)
        }
    }

    @Test("is for those who could have given its roles: who sets another's password can be him", arguments: Cast.ranks)
    func rank(rank: Cast.Rank) throws { try expectRank(rank) { ResetPassword(account: $0, reason: .sample) } }

    @Test("is refused for one's own, and for one that is not open")
    func whose() throws { try expectAnothersOpenAccount { ResetPassword(account: $0, reason: .sample) } }

    @Test("needs the right to manage accounts where the account is", arguments: [("lan", false), ("boss", true)])
    func rights(name: String, may: Bool) throws {
        try onCast { (transaction) throws in
            let command = ResetPassword(account: Scene.user("mai"), reason: .sample)
            #expect((try command.objection(on: .of(name), in: transaction.reader) == nil) == may)
        }
    }

    @Test("from JSON that is wrong throughout says so throughout")
    func reading() {
        #expect(
            ResetPassword.read(#"{"account":"L","password":"mine"}"#).pointers == ["/account", "/password", "/reason"])
    }
}
