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

@Suite("Breaking glass") struct BreakGlassTests {
    private func breaking(_ role: Role = .principal, hours: Int = 2, at unit: UnitCode = Cast.school) -> BreakGlass {
        BreakGlass(unit: unit, role: role, reason: .sample, hours: hours)
    }

    @Test("gives a role for some hours: the next token says it, and the one after the end does not")
    func takes() throws {
        try onCast { (transaction) throws in
            let session = try Cast.signIn("vice", in: &transaction)
            let answer = try #require(try breaking(hours: 1).handle(on: .of("vice"), in: &transaction).answer)
            #expect(answer.to == Cast.instant(Cast.at("08:30:00")))
            let fact = try #require(try transaction.reader.recorded().last)
            #expect(fact.type == "break-glass.taken" && fact.subject == "break-glass/\(answer.id.text)")
            let own = Claims.Grant(role: .viceAcademic, unit: Cast.school)
            let taken = Claims.Grant(role: .principal, unit: Cast.school)
            #expect(session.roles == [own])
            var renewed = try #require(try Cast.renew(session.refresh, in: &transaction).answer)
            #expect(renewed.roles == [own, taken])
            for time in ["07:44:00", "07:58:00", "08:12:00", "08:26:00"] {
                renewed = try #require(try Cast.renew(renewed.refresh, now: Cast.at(time), in: &transaction).answer)
            }
            #expect(renewed.expires == answer.to, "no token says it for longer than it holds")
            let after = try Cast.renew(renewed.refresh, now: Cast.at("08:30:00"), in: &transaction).answer
            #expect(after?.roles == [own])
        }
    }

    @Test("is refused for no time and for a long one", arguments: [0, 9, -1, .max, .min])
    func hours(hours: Int) throws {
        try onCast { (transaction) throws in
            let refusal = try breaking(hours: hours).handle(on: .of("vice"), in: &transaction).refusal
            #expect(refusal?.pointers == ["/hours"])
        }
    }

    @Test(
        "gives no role that runs the installation, watches it, or comes from work",
        arguments: [Role.systemAdministrator, .auditor, .homeroomTeacher])
    func roles(role: Role) throws {
        try onCast { (transaction) throws in
            #expect(try breaking(role).handle(on: .of("vice"), in: &transaction).refusal?.pointers == ["/role"])
        }
    }

    @Test("is for one role at a time")
    func once() throws {
        try onCast { (transaction) throws in
            _ = try breaking().handle(on: .of("vice"), in: &transaction)
            let second = try breaking(.nurse).handle(on: .of("vice"), in: &transaction).refusal
            #expect(second?.code == .conflict && second?.pointers == ["/role"])
            let later = Occasion.of("vice", now: Cast.at("09:30:00"))
            #expect(try breaking(.nurse).handle(on: later, in: &transaction).answer != nil)
        }
    }

    @Test(
        "is for those the policy names, at their own unit",
        arguments: [("vice", true), ("boss", false), ("lan", false)])
    func rights(name: String, may: Bool) throws {
        try onCast { (transaction) throws in
            #expect((try breaking().objection(on: .of(name), in: transaction.reader) == nil) == may)
            let elsewhere = breaking(at: Cast.otherSchool)
            #expect(try elsewhere.objection(on: .of(name), in: transaction.reader)?.code == .forbidden)
        }
    }

    @Test("tells everything that is wrong with it at once")
    func everything() throws {
        try onCast { (transaction) throws in
            let wrong = breaking(.auditor, hours: 0, at: UnitCode(unchecked: "99999999999999999999"))
            let refusal = try wrong.handle(on: .of("root"), in: &transaction).refusal
            #expect(refusal?.pointers == ["/hours", "/role", "/unit"])
            #expect(try wrong.handle(on: .nobody(), in: &transaction).refusal?.code == .unauthenticated)
        }
    }

    @Test("from JSON that is wrong throughout says so throughout")
    func reading() {
        let result = BreakGlass.read(#"{"unit":1,"role":"boss","hours":1e30}"#)
        #expect(result.pointers == ["/hours", "/reason", "/role", "/unit"])
    }
}
