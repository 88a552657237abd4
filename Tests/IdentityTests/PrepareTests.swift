import Access
import Contracts
import Crypto
import SQLite
import ServiceKit
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Identity

@Suite("At start the identity service") struct PrepareTests {
    private let bootstrap = [
        "KHUEVAN_BOOTSTRAP_ACCOUNT": "first", "KHUEVAN_BOOTSTRAP_PASSWORD": Scene.password.text,
    ]

    @Test("plants the root, mints a key and opens the first account, telling everybody but the secrets")
    func fresh() throws {
        try onStage(Identity.self) { (transaction) throws in
            try Scene.prepare(bootstrap, in: &transaction)
            let store = transaction.reader
            #expect(try Directory.unit(UnitCode.root, in: store)?.kind == .ministry)
            #expect(try Accounts.state(of: Scene.user("first"), in: store)?.roles.map(\.role) == [.systemAdministrator])
            let facts = try store.recorded()
            #expect(
                facts.map(\.type) == [
                    "unit.registered", "token-key.published", "account.opened", "account.role-granted",
                ])
            let seed: [UInt8] = try #require(try store.value("SELECT seed FROM token_secret"))
            for fact in facts {
                #expect(!fact.state.text.contains(Base64URL.encode(seed)))
                #expect(!fact.state.text.contains(Hex.encode(seed)))
                #expect(!fact.state.text.contains(Scene.password.text) && !fact.state.text.contains("$y$"))
            }
        }
    }

    @Test("does so once, whatever is configured later")
    func again() throws {
        try onStage(Identity.self) { (transaction) throws in
            try Scene.prepare(bootstrap, in: &transaction)
            try Scene.prepare(["KHUEVAN_BOOTSTRAP_ACCOUNT": "second"], in: &transaction)
            #expect(try transaction.reader.recorded().count == 4)
            #expect(try transaction.reader.count(of: "account") == 1)
        }
    }

    @Test("opens nobody where nobody is named")
    func unnamed() throws {
        try onStage(Identity.self) { (transaction) throws in
            try Scene.prepare(in: &transaction)
            #expect(try transaction.reader.count(of: "account") == 0)
        }
    }

    @Test(
        "does not start on a setting it cannot obey",
        arguments: [
            ["KHUEVAN_TOKEN_MINUTES": "0"], ["KHUEVAN_TOKEN_MINUTES": "61"], ["KHUEVAN_TOKEN_MINUTES": "soon"],
            ["KHUEVAN_BOOTSTRAP_ACCOUNT": "first"], ["KHUEVAN_BOOTSTRAP_PASSWORD": "ba con vịt vàng bơi"],
            ["KHUEVAN_BOOTSTRAP_ACCOUNT": "first", "KHUEVAN_BOOTSTRAP_PASSWORD": "too short"],
            ["KHUEVAN_BOOTSTRAP_ACCOUNT": "No", "KHUEVAN_BOOTSTRAP_PASSWORD": "ba con vịt vàng bơi"],
        ])
    func unusable(settings: [String: String]) {
        #expect(throws: (any Error).self) {
            try onStage(Identity.self) { (transaction) throws in try Scene.prepare(settings, in: &transaction) }
        }
    }

    @Test("takes how long a sign-in holds from the operator, at each start anew")
    func tokenMinutes() throws {
        try onStage(Identity.self) { (transaction) throws in
            try Scene.prepare(["KHUEVAN_TOKEN_MINUTES": "5"], in: &transaction)
            #expect(try SignInRule.current(in: transaction.reader).tokenMinutes == 5)
            try Scene.prepare(in: &transaction)
            #expect(try SignInRule.current(in: transaction.reader).tokenMinutes == nil)
        }
    }
}
