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

@Suite("Taking a role back") struct RevokeRoleTests {
    private let today = Occasion.of("boss").today

    private func revoking(
        _ role: Role = .nurse, of name: String = "lan", from: LocalDate = Scene.day, on day: LocalDate? = nil,
        at unit: UnitCode = Cast.school
    ) -> RevokeRole {
        RevokeRole(account: Scene.user(name), role: role, unit: unit, from: from, on: day, reason: .sample)
    }

    @Test("ends it today, has the tokens refused that say it, and does so once")
    func ends() throws {
        try onCast { (transaction) throws in
            let session = try Cast.signIn("lan", in: &transaction)
            let before = try transaction.reader.count(of: "journal")
            for _ in 0..<2 { #expect(try revoking().handle(on: .of("boss"), in: &transaction).answer == Done()) }
            let tomorrow = Occasion.of("boss", now: "2026-09-06T07:30:00+07:00")
            #expect(try revoking().handle(on: tomorrow, in: &transaction).answer == Done(), "a day later too")
            #expect(try transaction.reader.count(of: "journal") == before + 2)
            #expect(
                try transaction.reader.last(2) == [
                    "account.role-revoked account/lan", "session.revoked session/of.lan",
                ])
            #expect(try !Cast.admits(session.token, in: transaction.reader))
            #expect(try Cast.renew(session.refresh, in: &transaction).answer?.roles == [])
            #expect(try RoleGrants.of(Scene.user("lan"), in: transaction.reader).first?.to == today)
        }
    }

    @Test("on a day to come lets it hold until then")
    func later() throws {
        try onCast { (transaction) throws in
            let session = try Cast.signIn("lan", in: &transaction)
            let end = today.adding(days: 10)
            #expect(try revoking(on: end).handle(on: .of("boss"), in: &transaction).answer == Done())
            #expect(try Cast.admits(session.token, in: transaction.reader))
            for (day, holds) in [(end.adding(days: -1), true), (end, false)] {
                let held = try RoleGrants.held(by: Scene.user("lan"), on: day, in: transaction.reader)
                #expect(held.isEmpty != holds)
            }
        }
    }

    @Test("on the day it was given makes it as if it never had been, and it can be given again")
    func sameDay() throws {
        try onCast { (transaction) throws in
            let grant = GrantRole(account: Scene.user("mai"), role: .librarian, unit: Cast.school, from: today)
            let revoke = revoking(.librarian, of: "mai", from: today)
            for _ in 0..<2 {
                #expect(try grant.handle(on: .of("boss"), in: &transaction).answer == Done())
                #expect(try RoleGrants.held(by: Scene.user("mai"), on: today, in: transaction.reader).count == 1)
                #expect(try revoke.handle(on: .of("boss"), in: &transaction).answer == Done())
                #expect(try RoleGrants.held(by: Scene.user("mai"), on: today, in: transaction.reader) == [])
            }
            #expect(try Accounts.state(of: Scene.user("mai"), in: transaction.reader)?.roles.count == 1)
            #expect(try transaction.reader.recorded().last?.type == "session.revoked")
        }
    }

    @Test("that is void keeps no unit from an administrator, and no unit from closing")
    func void() throws {
        try onCast { (transaction) throws in
            #expect(
                try revoking(.schoolAdministrator, of: "tech").handle(on: .of("boss"), in: &transaction).answer != nil)
            let grant = GrantRole(
                account: Scene.user("mai"), role: .schoolAdministrator, unit: Cast.school, from: today)
            #expect(try grant.handle(on: .of("boss"), in: &transaction).answer != nil)
            let revoke = revoking(.schoolAdministrator, of: "mai", from: today)
            #expect(try revoke.handle(on: .of("boss"), in: &transaction).answer != nil)
            var other = grant
            other.account = Scene.user("lan")
            #expect(try other.handle(on: .of("boss"), in: &transaction).answer != nil)
            let running = try RoleGrants.running(
                at: Cast.school, beyond: today.adding(days: -1), in: transaction.reader)
            #expect(!running.contains { $0.account == Scene.user("mai") })
        }
    }

    @Test("before it begins has it never begin")
    func future() throws {
        try onCast { (transaction) throws in
            let begin = Scene.day.adding(days: 400)
            #expect(
                try revoking(.principal, of: "heir", from: begin).handle(on: .of("root"), in: &transaction).answer
                    == Done())
            #expect(try RoleGrants.held(by: Scene.user("heir"), on: begin, in: transaction.reader) == [])
        }
    }

    @Test(
        "goes only from the hand that could have given it",
        arguments: [("vice", false), ("tech", false), ("boss", true)])
    func rank(name: String, may: Bool) throws {
        try onCast { (transaction) throws in
            let outcome = try revoking(.schoolAdministrator, of: "tech").handle(on: .of(name), in: &transaction)
            #expect((outcome.refusal?.pointers.contains("/role") ?? false) == !may)
        }
    }

    @Test("of a system administrator is for another one, so that one is left")
    func last() throws {
        try onCast { (transaction) throws in
            let command = revoking(.systemAdministrator, of: "root", at: .root)
            let refusal = try command.handle(on: .of("root"), in: &transaction).refusal
            #expect(refusal?.code == .forbidden && refusal?.pointers == ["/account"])
            #expect(try command.handle(on: .of("chief"), in: &transaction).answer == Done())
        }
    }

    @Test("tells everything that is wrong with it at once")
    func everything() throws {
        try onCast { (transaction) throws in
            let unknown = revoking(.principal, of: "nobody", from: today, on: today.adding(days: -1))
            #expect(
                try unknown.handle(on: .of("vice"), in: &transaction).refusal?.pointers == [
                    "/account", "/role", "/on", "/on",
                ])
            let never = revoking(from: today)
            #expect(try never.handle(on: .of("boss"), in: &transaction).refusal?.pointers == ["/from"])
            _ = try revoking(on: today.adding(days: 5)).handle(on: .of("boss"), in: &transaction)
            let after = revoking(on: today.adding(days: 6))
            #expect(try after.handle(on: .of("boss"), in: &transaction).refusal?.code == .conflict)
        }
    }

    @Test("from JSON that is wrong throughout says so throughout")
    func reading() {
        let result = RevokeRole.read(#"{"account":"L","role":"boss","unit":7,"on":"never"}"#)
        #expect(result.pointers == ["/account", "/from", "/on", "/reason", "/role", "/unit"])
    }
}
