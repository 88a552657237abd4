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

@Suite("Removing a second factor") struct RemoveSecondFactorTests {
    private let command = RemoveSecondFactor(account: Scene.user("lan"), reason: .sample)

    @Test("takes it and its paper codes away, ends the sessions, and has the password changed")
    func removes() throws {
        try onCast { (transaction) throws in
            let secret = try Cast.enrol("lan", in: &transaction)
            try SecondFactors.keep(recovery: ["abcd"], of: Scene.user("lan"), in: &transaction)
            let session = try Cast.signIn("lan", code: Cast.code(secret), in: &transaction)
            #expect(try command.handle(on: .of("boss"), in: &transaction).answer == Done())
            #expect(
                try transaction.reader.last(2) == [
                    "account.second-factor-removed account/lan", "session.revoked session/of.lan",
                ])
            #expect(try transaction.reader.count(of: "second_factor") == 0)
            #expect(try transaction.reader.count(of: "recovery_code") == 0)
            #expect(try !Cast.admits(session.token, in: transaction.reader))
            #expect(try Cast.signIn("lan", now: Cast.at("07:31:00"), in: &transaction).must == .setPassword)
        }
    }

    @Test("where there is none does nothing")
    func none() throws {
        try onCast { (transaction) throws in
            let before = try transaction.reader.count(of: "journal")
            #expect(try command.handle(on: .of("boss"), in: &transaction).answer == Done())
            #expect(try transaction.reader.count(of: "journal") == before)
        }
    }

    @Test("is for those who could have given its roles", arguments: Cast.ranks)
    func rank(rank: Cast.Rank) throws { try expectRank(rank) { RemoveSecondFactor(account: $0, reason: .sample) } }

    @Test("is refused for one's own: a stolen session must not be able to")
    func whose() throws { try expectAnothersOpenAccount { RemoveSecondFactor(account: $0, reason: .sample) } }

    @Test("from JSON that is wrong throughout says so throughout")
    func reading() { #expect(RemoveSecondFactor.read(#"{"code":1}"#).pointers == ["/account", "/code", "/reason"]) }
}
