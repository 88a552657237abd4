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

@Suite("A pupil's account") struct PupilAccountTests {
    /// What the homeroom teacher does to an account of his class.
    private static func deeds(_ account: UserName) -> [any AccountCommand] {
        [
            ResetPassword(account: account, reason: .sample), SuspendAccount(account: account, reason: .sample),
            ReinstateAccount(account: account, reason: .sample), CloseAccount(account: account, reason: .sample),
            RemoveSecondFactor(account: account, reason: .sample),
        ]
    }

    @Test("is the homeroom teacher's to keep and the school administration's, and nobody's who manages others")
    func keepers() throws {
        try onClass { (transaction) throws in
            let account = try ScenePupils.open(ScenePupils.an, in: &transaction).account
            func mayAll(_ occasion: Occasion, _ account: UserName) throws -> [Bool] {
                try Self.deeds(account).map { try $0.objection(on: occasion, in: transaction.reader) == nil }
            }
            let (all, none) = ([Bool](repeating: true, count: 5), [Bool](repeating: false, count: 5))
            for occasion in [Occasion.teacher(ScenePupils.homeroom), .of("tech"), .of("boss")] {
                #expect(try mayAll(occasion, account) == all)
            }
            for occasion in [Occasion.teacher(ScenePupils.colleague), .of("vice"), .of("root"), .of("mai")] {
                #expect(try mayAll(occasion, account) == none)
            }
            #expect(try mayAll(.teacher(ScenePupils.homeroom), Scene.user("lan")) == none, "a colleague's is not his")
            #expect(try mayAll(.of("vice"), Scene.user("lan")) == all)
        }
    }

    @Test("has no role ever, no duty, no channel, and follows the file instead of being changed")
    func powerless() throws {
        try onClass { (transaction) throws in
            let account = try ScenePupils.open(ScenePupils.an, in: &transaction).account
            let grant = GrantRole(account: account, role: .nurse, unit: Cast.school, from: Scene.day)
            #expect(try grant.handle(on: .of("boss"), in: &transaction).refusal?.pointers == ["/account"])
            let named = NameResponsible(unit: Cast.school, module: .general, account: account, from: Scene.day)
            #expect(try named.handle(on: .of("boss"), in: &transaction).refusal?.pointers == ["/account"])
            let channel = RegisterChannel(
                unit: Cast.school, kind: .website, name: .sample, holder: account, from: Scene.day)
            #expect(try channel.handle(on: .of("boss"), in: &transaction).refusal?.pointers == ["/holder"])
            let change = ChangeAccount(account: account, person: .sample)
            #expect(try change.handle(on: .of("boss"), in: &transaction).refusal?.pointers == ["/account"])
        }
    }

    @Test(
        "cannot be written otherwise",
        arguments: [
            (
                "INSERT INTO role_grant(account, role, unit, from_day) VALUES ('hs.an.nt', 'nurse', '79764000010000000006', '2026-09-01')",
                "has no role"
            ),
            (
                "INSERT INTO broken_glass(id, account, role, unit, from_time, to_time, reason) VALUES ('x', 'hs.an.nt', 'nurse', '79764000010000000006', 0, 1, 'x')",
                "has no role"
            ),
            (
                "INSERT INTO responsibility VALUES ('79764000010000000006', 'health', '2025-09-01', 'hs.an.nt', NULL)",
                "answers for nothing"
            ),
            (
                "INSERT INTO channel(unit, kind, name, holder, from_day) VALUES ('79764000010000000006', 'app', 'x', 'hs.an.nt', '2026-09-01')",
                "holds no channel"
            ),
            ("UPDATE account SET pupil = NULL WHERE name = 'hs.an.nt'", "first holder"),
            ("UPDATE account SET pupil = '7976400001S000000022' WHERE name = 'hs.an.nt'", "first holder"),
            ("UPDATE account SET pupil = '7976400001S000000022' WHERE name = 'lan'", "first holder"),
            ("UPDATE account SET person = '7976400001T000000011' WHERE name = 'hs.an.nt'", "pupil IS NULL OR"),
            ("UPDATE account SET kind = 'service' WHERE name = 'hs.an.nt'", "first holder"),
            (
                "INSERT INTO account(name, display_name, unit, person, opened, pupil) VALUES ('bo', 'B', '79764000010000000006', NULL, 0, '7976400001S000000011')",
                "account.pupil"
            ),
            (
                "INSERT INTO account(name, display_name, unit, person, opened, pupil) VALUES ('bo', 'B', '79764000010000000006', 'T', 0, '7976400001S000000022')",
                "pupil IS NULL OR"
            ),
            ("UPDATE sign_in_rule SET pupil_idle_days = 0", "pupil_idle_days"),
            ("UPDATE sign_in_rule SET pupil_password_days = 9999", "pupil_password_days"),
            ("INSERT INTO proposed_name VALUES ('hs.an', 0)", "count >= 1"),
            ("UPDATE known_stay SET settled = 2", "settled IN"),
        ])
    func schema(sql: String, because: String) throws {
        try onClass { (transaction) throws in
            try ScenePupils.open(ScenePupils.an, in: &transaction)
            let error = #expect(throws: SQLiteError.self) { try transaction.run(sql) }
            #expect(
                error?.isConstraint == true && error?.message.contains(because) == true, "\(String(describing: error))")
        }
    }

    @Test("is not among the staff's: neither listed, nor reviewed, nor overdue, nor suspected of being shared")
    func apart() throws {
        try onClass { (transaction) throws in
            let account = try ScenePupils.open(ScenePupils.an, in: &transaction).account
            let listed = try AccountsOfUnit(unit: Cast.school).answer(on: .of("boss"), from: transaction.reader).answer
            #expect(listed?.items.isEmpty == false && listed?.items.contains { $0.pupil != nil } == false)
            let reviewed = try AccessFindings.of(Cast.school, on: .of("boss"), in: transaction.reader)
            #expect(!reviewed.contains { $0.account == account })
            _ = try ScenePupils.signIn(account, in: &transaction)
            for (device, other) in [(Cast.phone, Cast.desk), (Cast.desk, Cast.phone)] {
                let first = try Cast.signIn(account.text, device: device, in: &transaction)
                let second = try #require(try Cast.renew(first.refresh, device: device, in: &transaction).answer)
                // By either of these a teacher's account would be suspected.
                #expect(try Cast.renew(second.refresh, device: other, in: &transaction).answer != nil)
                #expect(try Cast.renew(first.refresh, device: other, in: &transaction).answer == nil)
            }
            #expect(try transaction.reader.count(of: "sharing_case") == 0)
        }
    }

    @Test("may be left alone for half a year, and keeps its password for one")
    func rule() throws {
        try onClass { (transaction) throws in
            let account = try ScenePupils.open(ScenePupils.an, in: &transaction).account
            let signedIn = try ScenePupils.signIn(account, in: &transaction)
            #expect(signedIn.must == nil)
            // Signed in on 5/9/2026: 180 days later is 4/3/2027.
            let (end, after) = ("2027-03-04T07:30:00+07:00", "2027-03-04T07:30:01+07:00")
            try SuspendIdleAccounts.run(on: .routine(now: end), in: &transaction)
            #expect(try ScenePupils.status(of: account, in: transaction.reader) == nil)
            try SuspendIdleAccounts.run(on: .routine(now: after), in: &transaction)
            #expect(try ScenePupils.status(of: account, in: transaction.reader) == .suspended)
            try Accounts.set(.active, of: account, at: Cast.opened, in: &transaction)
            // The password is of 1/9/2026.
            func must(_ now: String) throws -> SignedIn.Must? {
                try Cast.signIn(account.text, now: now, in: &transaction).must
            }
            #expect(try must("2027-09-01T07:29:59+07:00") == nil)
            #expect(try must("2027-09-01T07:30:00+07:00") == .setPassword)
        }
    }

    @Test("needs no second factor where the staff's must have one")
    func secondFactor() throws {
        try onClass { (transaction) throws in
            try Scene.prepare(["KHUEVAN_SECOND_FACTOR": "everybody"], in: &transaction)
            let account = try ScenePupils.open(ScenePupils.an, in: &transaction).account
            #expect(try ScenePupils.signIn(account, in: &transaction).must == nil)
            #expect(try Cast.signIn("mai", in: &transaction).must == .enrolSecondFactor)
        }
    }

    @Test("is locked by wrong guesses as everybody's is")
    func locked() throws {
        try onClass { (transaction) throws in
            let account = try ScenePupils.open(ScenePupils.an, in: &transaction).account
            let wrong = SignIn(account: account, password: .sample)
            for _ in 0..<5 { _ = try wrong.handle(on: .nobody(now: Cast.now), in: &transaction) }
            #expect(try Knocks.isLocked(account, at: Cast.instant(Cast.now), in: transaction.reader))
        }
    }

    @Test("shows its holder what rights it gives, and a teacher's does not show a pupil's")
    func permissions() throws {
        try onClass { (transaction) throws in
            let account = try ScenePupils.open(ScenePupils.an, in: &transaction).account
            func relations(_ name: UserName) throws -> [Relation]? {
                try PermissionList(account: name).answer(on: .of("boss"), from: transaction.reader).answer?.duties.map(
                    \.relation)
            }
            #expect(try relations(account).map(Set.init) == [.oneself, .pupil])
            #expect(try relations(Scene.user("mai")) == [.oneself])
        }
    }

    @Test("is listed with its class: who has none, who has never come in")
    func list() throws {
        try onClass { (transaction) throws in
            let account = try ScenePupils.open(ScenePupils.an, in: &transaction).account
            let query = PupilAccounts(schoolClass: ScenePupils.schoolClass)
            let items = try query.answer(on: .of("tech"), from: transaction.reader).answer?.items ?? []
            #expect(items.map(\.pupil) == [ScenePupils.an, ScenePupils.binh])
            #expect(items.map(\.account) == [account, nil] && items.map(\.status) == [.active, nil])
            #expect(items.map(\.mustSetPassword) == [true, nil] && items.allSatisfy { $0.lastSignIn == nil })
            func may(_ member: MemberCode) throws -> Bool {
                try Occasion.teacher(member).objection(
                    to: .managePupilAccounts, over: query.scope(in: transaction.reader), in: transaction.reader) == nil
            }
            #expect(try may(ScenePupils.homeroom) && !may(ScenePupils.colleague))
        }
    }
}
