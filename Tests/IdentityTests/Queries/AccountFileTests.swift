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

@Suite("The file of an account") struct AccountFileTests {
    @Test("tells how it stands, and nothing that would let anybody in")
    func file() throws {
        try onCast { (transaction) throws in
            let secret = try Cast.enrol("lan", in: &transaction)
            try SecondFactors.keep(recovery: ["abcd-efgh-ijkm"], of: Scene.user("lan"), in: &transaction)
            _ = try Cast.signIn("lan", code: Cast.code(secret), device: Cast.desk, in: &transaction)
            let query = AccountFile(account: Scene.user("lan"))
            let answer = try #require(try query.answer(on: .of("lan"), from: transaction.reader).answer)
            #expect(answer.account.hasSecondFactor == true && answer.recoveryCodes == 1 && !answer.mustSetPassword)
            #expect(answer.lastSignIn == Cast.instant(Cast.now) && answer.passwordSet == Cast.opened)
            let text = WireEncoder.json(answer).text.lowercased()
            let hash = try #require(try Credentials.of(Scene.user("lan"), in: transaction.reader)).hash.text
            for word in [
                "hash", "secret", "digest", "seed", "$y$", hash.lowercased(), Hex.encode(secret),
                Base32.encode(secret).lowercased(), "abcd-efgh",
            ] { #expect(!text.contains(word), "\(word)") }
        }
    }

    @Test(
        "is open to its holder and to who may read accounts",
        arguments: [("lan", true), ("mai", false), ("tech", true)])
    func rights(name: String, may: Bool) throws {
        try onCast { (transaction) throws in
            let query = AccountFile(account: Scene.user("lan"))
            let scope = try query.scope(in: transaction.reader)
            #expect(
                (try Occasion.of(name).objection(to: .readAccounts, over: scope, in: transaction.reader) == nil) == may)
        }
    }

    @Test("of nobody is not found")
    func unknown() throws {
        try onCast { (transaction) throws in
            let query = AccountFile(account: Scene.user("nobody"))
            #expect(try query.scope(in: transaction.reader) == nil)
            #expect(try query.answer(on: .of("root"), from: transaction.reader).refusal?.code == .notFound)
        }
    }
}
