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

@Suite("Accounts that nobody uses") struct SuspendIdleAccountsTests {
    private func suspended(in store: Reader) throws -> Set<String> {
        Set(try store.values("SELECT name FROM account WHERE status = 'suspended'") as [String])
    }

    @Test("are suspended after 45 days, but no system administrator's, and say why")
    func suspends() throws {
        try onCast { (transaction) throws in
            // Opened on 1/9; lan comes on 5/9.
            _ = try Cast.signIn("lan", in: &transaction)
            let end = "2026-10-16T07:30:00+07:00"
            #expect(try !SuspendIdleAccounts.isDue(at: Cast.instant(end), in: transaction.reader))
            let after = "2026-10-16T07:30:01+07:00"
            #expect(try SuspendIdleAccounts.isDue(at: Cast.instant(after), in: transaction.reader))
            let before = try transaction.reader.count(of: "journal")
            try SuspendIdleAccounts.run(on: .routine(now: after), in: &transaction)
            #expect(try suspended(in: transaction.reader) == ["boss", "tech", "vice", "mai", "both", "heir", "helper"])
            #expect(try transaction.reader.count(of: "journal") == before + 14)
            #expect(try !SuspendIdleAccounts.isDue(at: Cast.instant(after), in: transaction.reader))
            try SuspendIdleAccounts.run(on: .routine(now: "2026-10-20T07:30:01+07:00"), in: &transaction)
            #expect(try suspended(in: transaction.reader).contains("lan"))
            #expect(try suspended(in: transaction.reader).isDisjoint(with: ["root", "chief"]))
            let reason: String? = try transaction.reader.value(
                "SELECT max(reason) FROM journal WHERE fact = 'suspended'")
            #expect(reason?.isEmpty == false)
        }
    }

    @Test("spare a system administrator whose time has an end, until it has come")
    func dated() throws {
        try onCast { (transaction) throws in
            let end = LocalDate("2027-01-01") ?? .sample
            let revoke = RevokeRole(
                account: Scene.user("chief"), role: .systemAdministrator, unit: .root, from: Scene.day, on: end,
                reason: .sample)
            #expect(try revoke.handle(on: .of("root"), in: &transaction).answer != nil)
            try SuspendIdleAccounts.run(on: .routine(now: "2026-12-31T12:00:00+07:00"), in: &transaction)
            #expect(try !suspended(in: transaction.reader).contains("chief"))
            try SuspendIdleAccounts.run(on: .routine(now: "2027-01-01T00:00:00+07:00"), in: &transaction)
            #expect(try suspended(in: transaction.reader).contains("chief"))
        }
    }

    @Test("are told as many at a time as keep nobody waiting")
    func batches() throws {
        try onScene { (transaction) throws in
            for number in 0..<60 {
                let account = Account(
                    name: Scene.user("user\(number)"), displayName: .sample, unit: Cast.school, person: nil, roles: [])
                try Accounts.open(account, at: Cast.opened, in: &transaction)
            }
            let now = "2027-01-01T00:00:00+07:00"
            for count in [50, 60] {
                try SuspendIdleAccounts.run(on: .routine(now: now), in: &transaction)
                #expect(try suspended(in: transaction.reader).count == count)
            }
        }
    }
}
