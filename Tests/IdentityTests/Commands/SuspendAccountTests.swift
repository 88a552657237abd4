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

@Suite("Suspending an account") struct SuspendAccountTests {
    private let command = SuspendAccount(account: Scene.user("lan"), reason: .sample)

    @Test("keeps its holder out everywhere at once, says why, and does so once")
    func suspends() throws {
        try onCast { (transaction) throws in
            let session = try Cast.signIn("lan", in: &transaction)
            let before = try transaction.reader.count(of: "journal")
            for _ in 0..<2 { #expect(try command.handle(on: .of("boss"), in: &transaction).answer == Done()) }
            #expect(try transaction.reader.count(of: "journal") == before + 2)
            #expect(
                try transaction.reader.last(2) == ["account.suspended account/lan", "session.revoked session/of.lan"])
            #expect(try transaction.reader.recorded().dropLast().last?.state["status"]?.string == "suspended")
            #expect(try !Cast.admits(session.token, in: transaction.reader))
            #expect(try Cast.renew(session.refresh, in: &transaction).refusal == .sessionEnded)
            let again = SignIn(account: Scene.user("lan"), password: Scene.password)
            let refusal = try again.handle(on: .nobody(), in: &transaction).refusal
            #expect(refusal?.code == .forbidden && refusal?.pointers == ["/account"])
        }
    }

    @Test("says so only to who knows the password")
    func secret() throws {
        try onCast { (transaction) throws in
            _ = try command.handle(on: .of("boss"), in: &transaction)
            let guess = SignIn(account: Scene.user("lan"), password: .sample)
            #expect(try guess.handle(on: .nobody(), in: &transaction).refusal == .notSignedIn)
        }
    }

    @Test("is for those who could have given its roles", arguments: Cast.ranks)
    func rank(rank: Cast.Rank) throws { try expectRank(rank) { SuspendAccount(account: $0, reason: .sample) } }

    @Test("is refused for one's own, and for one that is not open")
    func whose() throws { try expectAnothersOpenAccount { SuspendAccount(account: $0, reason: .sample) } }

    @Test("of a closed account is refused")
    func closed() throws {
        try onCast { (transaction) throws in
            try Accounts.set(.closed, of: Scene.user("lan"), at: Cast.opened, in: &transaction)
            #expect(try command.handle(on: .of("boss"), in: &transaction).refusal?.code == .conflict)
        }
    }

    @Test("from JSON that is wrong throughout says so throughout")
    func reading() {
        #expect(SuspendAccount.read(#"{"account":"L","until":"now"}"#).pointers == ["/account", "/reason", "/until"])
    }
}
