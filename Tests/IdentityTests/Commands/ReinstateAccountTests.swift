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

@Suite("Reinstating an account") struct ReinstateAccountTests {
    private let command = ReinstateAccount(account: Scene.user("lan"), reason: .sample)

    @Test("lets its holder in again, and does so once")
    func reinstates() throws {
        try onCast { (transaction) throws in
            _ = try SuspendAccount(account: Scene.user("lan"), reason: .sample).handle(
                on: .of("boss"), in: &transaction)
            let before = try transaction.reader.count(of: "journal")
            for _ in 0..<2 { #expect(try command.handle(on: .of("boss"), in: &transaction).answer == Done()) }
            #expect(try transaction.reader.count(of: "journal") == before + 1)
            #expect(try transaction.reader.last(1) == ["account.reinstated account/lan"])
            let session = try Cast.signIn("lan", in: &transaction)
            #expect(try Cast.admits(session.token, in: transaction.reader), "the new token is none of those withdrawn")
        }
    }

    @Test("counts as use, so that it is not suspended again at once for want of it")
    func counts() throws {
        try onCast { (transaction) throws in
            let later = "2026-12-01T08:00:00+07:00"
            try SuspendIdleAccounts.run(on: .routine(now: later), in: &transaction)
            #expect(try Accounts.state(of: Scene.user("lan"), in: transaction.reader)?.status == .suspended)
            _ = try command.handle(on: .of("boss", now: later), in: &transaction)
            try SuspendIdleAccounts.run(on: .routine(now: "2026-12-02T08:00:00+07:00"), in: &transaction)
            #expect(try Accounts.state(of: Scene.user("lan"), in: transaction.reader)?.status == nil)
        }
    }

    @Test("is for those who could have given its roles", arguments: Cast.ranks)
    func rank(rank: Cast.Rank) throws { try expectRank(rank) { ReinstateAccount(account: $0, reason: .sample) } }

    @Test("is refused for one's own, and for one that is not open")
    func whose() throws { try expectAnothersOpenAccount { ReinstateAccount(account: $0, reason: .sample) } }

    @Test("of a closed account is refused: another is opened")
    func closed() throws {
        try onCast { (transaction) throws in
            try Accounts.set(.closed, of: Scene.user("lan"), at: Cast.opened, in: &transaction)
            #expect(try command.handle(on: .of("boss"), in: &transaction).refusal?.code == .conflict)
        }
    }

    @Test("from JSON that is wrong throughout says so throughout")
    func reading() {
        #expect(ReinstateAccount.read(#"{"account":"L","reason":""}"#).pointers == ["/account", "/reason"])
    }
}
