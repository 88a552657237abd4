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

@Suite("Closing an account") struct CloseAccountTests {
    private func closing(_ name: String) -> CloseAccount { CloseAccount(account: Scene.user(name), reason: .sample) }

    @Test("ends its sessions now, its roles today, and is done once")
    func closes() throws {
        try onCast { (transaction) throws in
            let session = try Cast.signIn("lan", in: &transaction)
            let before = try transaction.reader.count(of: "journal")
            for _ in 0..<2 { #expect(try closing("lan").handle(on: .of("boss"), in: &transaction).answer == Done()) }
            #expect(try transaction.reader.count(of: "journal") == before + 2)
            #expect(try transaction.reader.last(2) == ["account.closed account/lan", "session.revoked session/of.lan"])
            let today = Occasion.of("boss").today
            #expect(try RoleGrants.held(by: Scene.user("lan"), on: today, in: transaction.reader) == [])
            #expect(try RoleGrants.of(Scene.user("lan"), in: transaction.reader).first?.to == today)
            #expect(try !Cast.admits(session.token, in: transaction.reader))
            let again = SignIn(account: Scene.user("lan"), password: Scene.password)
            #expect(try again.handle(on: .nobody(), in: &transaction).refusal?.code == .forbidden)
        }
    }

    @Test("has a role that was to come never begin, and one of today never have been")
    func future() throws {
        try onCast { (transaction) throws in
            let today = Occasion.of("boss").today
            let grant = GrantRole(account: Scene.user("mai"), role: .librarian, unit: Cast.school, from: today)
            #expect(try grant.handle(on: .of("boss"), in: &transaction).answer != nil)
            for name in ["heir", "mai"] {
                #expect(try closing(name).handle(on: .of("root"), in: &transaction).answer == Done())
                let grants = try RoleGrants.of(Scene.user(name), in: transaction.reader)
                #expect(grants.count == 1 && grants.allSatisfy(\.isVoid))
            }
            let begin = Scene.day.adding(days: 400)
            #expect(try RoleGrants.held(by: Scene.user("heir"), on: begin, in: transaction.reader) == [])
        }
    }

    @Test("of the administration account lets a successor begin the same day")
    func successor() throws {
        try onCast { (transaction) throws in
            #expect(try closing("tech").handle(on: .of("boss"), in: &transaction).answer == Done())
            let grant = GrantRole(
                account: Scene.user("mai"), role: .schoolAdministrator, unit: Cast.school,
                from: Occasion.of("boss").today)
            #expect(try grant.handle(on: .of("boss"), in: &transaction).answer == Done())
        }
    }

    @Test("is refused while its holder answers for something")
    func responsible() throws {
        try onCast { (transaction) throws in
            let naming = NameResponsible(
                unit: Cast.school, module: .health, account: Scene.user("lan"), from: Scene.day)
            #expect(try naming.handle(on: .of("boss"), in: &transaction).answer != nil)
            let refusal = try closing("lan").handle(on: .of("boss"), in: &transaction).refusal
            #expect(refusal?.code == .conflict && refusal?.pointers == ["/account"])
            let ending = EndResponsibility(
                unit: Cast.school, module: .health, account: Scene.user("lan"), from: Scene.day,
                to: Occasion.of("boss").today)
            #expect(try ending.handle(on: .of("boss"), in: &transaction).answer != nil)
            #expect(try closing("lan").handle(on: .of("boss"), in: &transaction).answer == Done())
            var again = naming
            again.from = Occasion.of("boss").today
            #expect(try again.handle(on: .of("boss"), in: &transaction).refusal?.pointers == ["/account"])
        }
    }

    @Test("is for those who could have given its roles", arguments: Cast.ranks)
    func rank(rank: Cast.Rank) throws { try expectRank(rank) { CloseAccount(account: $0, reason: .sample) } }

    @Test("is refused for one's own, and for one that is not open")
    func whose() throws { try expectAnothersOpenAccount { CloseAccount(account: $0, reason: .sample) } }

    @Test("keeps its name for ever, and gives it no role again")
    func name() throws {
        try onCast { (transaction) throws in
            _ = try closing("mai").handle(on: .of("boss"), in: &transaction)
            let open = OpenAccount(
                name: Scene.user("mai"), displayName: PersonName("Trần Văn Bình") ?? .sample, unit: Cast.school,
                person: nil, password: Scene.password)
            #expect(try open.handle(on: .of("boss"), in: &transaction).refusal?.code == .duplicate)
            let grant = GrantRole(account: Scene.user("mai"), role: .nurse, unit: Cast.school, from: Scene.day)
            #expect(try grant.handle(on: .of("boss"), in: &transaction).refusal?.pointers == ["/account"])
        }
    }

    @Test("from JSON that is wrong throughout says so throughout")
    func reading() { #expect(CloseAccount.read(#"{"account":"L"}"#).pointers == ["/account", "/reason"]) }
}
