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

@Suite("A store of before accounts had a life") struct MigrationTests {
    @Test("comes along with its accounts, roles, passwords and locks")
    func old() throws {
        try upgrade(Identity.self, over: "identity/V006_live_account") { transaction in
            let unit = Unit(
                code: .sample, kind: .school, name: .sample, parents: [], levels: [.primary], ownership: .public,
                region: nil, from: Scene.day)
            try Directory.keep(unit, version: 1, in: &transaction)
            for sql in [
                "INSERT INTO account VALUES ('lan', 'Lan', '\(UnitCode.sample.text)', NULL, 5)",
                "INSERT INTO role_grant VALUES ('lan', 'nurse', '\(UnitCode.sample.text)', '2025-09-01', NULL)",
                "INSERT INTO role_grant VALUES ('lan', 'clerk', '\(UnitCode.sample.text)', '2025-09-01', '2025-09-02')",
                "INSERT INTO credential VALUES ('lan', '\(PasswordRule.nobody.text)', 7)",
                "INSERT INTO sign_in_failure VALUES ('lan', 6, 900000)",
                "INSERT INTO token_secret VALUES ('k', zeroblob(32), 1)", "INSERT INTO sign_in_rule VALUES (1, 20)",
            ] { try transaction.run(sql) }
        } _: { transaction in
            let store = transaction.reader
            let state = try #require(try Accounts.state(of: Scene.user("lan"), in: store))
            #expect(state.status == nil && state.kind == nil && state.hasSecondFactor == nil)
            #expect(state.roles.map(\.role) == [.clerk, .nurse] && state.roles.map(\.decision) == [nil, nil])
            let credential = try #require(try Credentials.of(Scene.user("lan"), in: store))
            #expect(!credential.mustChange && credential.changed == Instant(milliseconds: 7))
            #expect(try Knocks.isLocked(Scene.user("lan"), at: Instant(milliseconds: 899_999), in: store))
            #expect(try !Knocks.isLocked(Scene.user("lan"), at: Instant(milliseconds: 900_000), in: store))
            #expect(try TokenSecret.current(at: Instant(milliseconds: 2), in: store)?.id == "k")
            #expect(try SignInRule.current(in: store) == SignInRule(), "until the next start says it anew")
            let error = #expect(throws: SQLiteError.self) { try transaction.run("DELETE FROM role_grant") }
            #expect(error?.isConstraint == true)
        }
    }

    @Test("reads Staff from its beginning again, whose homerooms and schools it had heard and not kept")
    func homerooms() throws {
        try upgrade(Identity.self, over: "identity/V013_create_known_pupil") { transaction in
            try transaction.hasHeard(.staff)
            try transaction.run(
                "INSERT INTO known_member VALUES ('\(MemberCode.sample.text)', 'left', 3)")
        } _: { (transaction) throws in
            let store = transaction.reader
            #expect(try store.readsAnew)
            #expect(try store.values("SELECT version FROM known_member") as [Int64] == [0], "each fact is news again")
            #expect(try KnownMembers.hasLeft(.sample, in: store))
        }
    }
}
