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
        let all = Identity.allMigrations
        let first = try #require(all.firstIndex { $0.name == "identity/V006_live_account" })
        var database = try Database.open(":memory:")
        _ = try database.migrate(Array(all[..<first]))
        try database.write { (transaction) throws in
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
        }
        _ = try database.migrate(all)
        try database.write { (transaction) throws in
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
        let all = Identity.allMigrations
        let later = try #require(all.firstIndex { $0.name == "identity/V013_create_known_pupil" })
        var database = try Database.open(":memory:")
        _ = try database.migrate(Array(all[..<later]))
        try database.write { (transaction) throws in
            for sql in [
                "INSERT INTO source(number, name, sequence) VALUES (1, '/khuevan/here/staff', 7), (2, '/khuevan/here/x', 5)",
                "INSERT INTO event_seen VALUES (1, zeroblob(16)), (2, zeroblob(16))",
                "INSERT INTO gap(source, first, last, found, due) VALUES (1, 3, 4, 0, 0), (2, 3, 4, 0, 0)",
                "INSERT INTO known_member VALUES ('\(MemberCode.sample.text)', 'left', 3)",
            ] { try transaction.run(sql) }
        }
        _ = try database.migrate(all)
        try database.write { (transaction) throws in
            let store = transaction.reader
            #expect(try store.values("SELECT sequence FROM source ORDER BY number") as [Int64] == [0, 5])
            #expect(try store.values("SELECT source FROM event_seen") as [Int64] == [2])
            #expect(try store.values("SELECT source FROM gap") as [Int64] == [2])
            #expect(try store.values("SELECT version FROM known_member") as [Int64] == [0], "each fact is news again")
            #expect(try KnownMembers.hasLeft(.sample, in: store))
        }
    }
}
