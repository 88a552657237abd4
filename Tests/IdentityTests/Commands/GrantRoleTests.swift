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

@Suite("Granting a role") struct GrantRoleTests {
    private let day = Scene.day

    private func grant(
        _ role: Role, to account: String = "lan", at unit: UnitCode = Scene.school, from: Int = 0, until: Int? = nil
    ) -> GrantRole {
        GrantRole(
            account: Scene.user(account), role: role, unit: unit, from: day.adding(days: from),
            to: until.map(day.adding(days:)))
    }

    /// The scene with two accounts of the school.
    private func withPeople(_ body: (inout Transaction) throws -> Void) throws {
        try onScene { (transaction) throws in
            try Scene.open("lan", in: &transaction)
            try Scene.open("mai", in: &transaction)
            try body(&transaction)
        }
    }

    @Test("gives it from its day to the day before the last, and says so")
    func grants() throws {
        try withPeople { (transaction) throws in
            #expect(
                try grant(.nurse, from: 1, until: 3).handle(on: .administrator(), in: &transaction).answer == Done())
            let fact = try #require(try transaction.reader.recorded().last)
            #expect(fact.type == "account.role-granted")
            #expect(fact.version == 2)
            #expect(fact.state["roles"]?.array?.count == 1)
            for (days, holds) in [(0, false), (1, true), (2, true), (3, false)] {
                let held = try RoleGrants.held(
                    by: Scene.user("lan"), on: day.adding(days: days), in: transaction.reader)
                #expect(!held.isEmpty == holds)
            }
        }
    }

    @Test("again, exactly so, records nothing")
    func again() throws {
        try withPeople { (transaction) throws in
            _ = try grant(.nurse).handle(on: .administrator(), in: &transaction)
            #expect(try grant(.nurse).handle(on: .administrator(), in: &transaction).answer == Done())
            #expect(try transaction.reader.recorded(after: 7).count == 1)
        }
    }

    @Test(
        "on days on which the account has it is refused, on the days beside them not",
        arguments: [(0, 5, true), (0, 6, false), (9, 11, false), (10, 12, true), (7, 8, false), (0, nil, false)])
    func overlap(from: Int, to: Int?, isTaken: Bool) throws {
        try withPeople { (transaction) throws in
            _ = try grant(.nurse, from: 5, until: 10).handle(on: .administrator(), in: &transaction)
            let outcome = try grant(.nurse, from: from, until: to).handle(on: .administrator(), in: &transaction)
            #expect(outcome.refusal?.code == (isTaken ? nil : .duplicate))
            // Another role, or the same elsewhere, is nobody's business.
            #expect(
                try grant(.librarian, from: from, until: to).handle(on: .administrator(), in: &transaction).answer
                    != nil)
            let elsewhere = grant(.nurse, at: Scene.otherSchool, from: from, until: to)
            #expect(try elsewhere.handle(on: .administrator(), in: &transaction).answer != nil)
        }
    }

    @Test("gives a unit one administration account at a time")
    func oneAdministrator() throws {
        try withPeople { (transaction) throws in
            _ = try grant(.schoolAdministrator, to: "lan", until: 10).handle(on: .administrator(), in: &transaction)
            let second = try grant(.schoolAdministrator, to: "mai", from: 9)
                .handle(on: .administrator(), in: &transaction)
            #expect(second.refusal?.code == .conflict)
            #expect(second.refusal?.pointers == ["/role"])
            #expect(
                try grant(.schoolAdministrator, to: "mai", at: Scene.otherSchool, from: 9)
                    .handle(on: .administrator(), in: &transaction).answer != nil)
            #expect(
                try grant(.schoolAdministrator, to: "mai", from: 10).handle(on: .administrator(), in: &transaction)
                    .answer != nil)
        }
    }

    @Test(
        "goes only from the hand that may give it",
        arguments: [
            (Role.schoolAdministrator, Role.principal, false), (.schoolAdministrator, .systemAdministrator, false),
            (.schoolAdministrator, .schoolAdministrator, false), (.schoolAdministrator, .viceAcademic, true),
            (.softwareTeam, .auditor, false), (.softwareTeam, .teacher, true), (.principal, .principal, false),
            (.principal, .schoolAdministrator, true), (.principal, .officeOfficer, false),
            (.systemAdministrator, .principal, true), (.systemAdministrator, .officeOfficer, true),
        ])
    func granters(granter: Role, role: Role, may: Bool) throws {
        try withPeople { (transaction) throws in
            let unit = granter == .systemAdministrator ? UnitCode.root : Scene.school
            let outcome = try grant(role).handle(on: .by("boss", granter, at: unit), in: &transaction)
            #expect(outcome.refusal?.violations.contains { $0.code == "forbidden" } ?? false == !may)
        }
    }

    @Test("to oneself is refused, but for whoever runs the installation")
    func oneself() throws {
        try withPeople { (transaction) throws in
            let own = try grant(.nurse).handle(on: .by("lan", .principal, at: Scene.school), in: &transaction)
            #expect(own.refusal?.code == .forbidden)
            #expect(own.refusal?.pointers == ["/account"])
            let first = Occasion.by("lan", .systemAdministrator, at: UnitCode.root)
            #expect(try grant(.nurse).handle(on: first, in: &transaction).answer != nil)
        }
    }

    @Test("does not take a right elsewhere for a right here")
    func elsewhere() throws {
        try withPeople { (transaction) throws in
            let stranger = Occasion.by("boss", .principal, at: Scene.otherSchool)
            #expect(try grant(.auditor).handle(on: stranger, in: &transaction).refusal?.code == .forbidden)
            let beyond = Occasion.by("boss", .principal, at: Scene.department)
            #expect(try grant(.auditor).handle(on: beyond, in: &transaction).refusal?.code == .forbidden)
            let above = Occasion.by("boss", .officeAdministrator, at: Scene.department)
            #expect(try grant(.auditor).handle(on: above, in: &transaction).answer != nil)
        }
    }

    @Test("that comes from work is refused", arguments: [Role.subjectTeacher, .homeroomTeacher, .groupHead])
    func fromWork(role: Role) throws {
        try withPeople { (transaction) throws in
            #expect(try grant(role).handle(on: .administrator(), in: &transaction).refusal?.pointers == ["/role"])
        }
    }

    @Test("keeps the decision by which it is given: the principal sets up the software team")
    func decision() throws {
        try onCast { (transaction) throws in
            let decision = try #require(ShortText("Số 12/QĐ-THCS ngày 01/9/2026"))
            let command = GrantRole(
                account: Scene.user("mai"), role: .softwareTeam, unit: Scene.school, from: day, decision: decision)
            #expect(try command.handle(on: .of("vice"), in: &transaction).refusal?.code == .forbidden)
            #expect(try command.handle(on: .of("boss"), in: &transaction).answer == Done())
            #expect(try RoleGrants.of(Scene.user("mai"), in: transaction.reader).map(\.decision) == [decision])
            let fact = try #require(try transaction.reader.recorded().last)
            #expect(fact.state["roles"]?[0]?["decision"]?.string == decision.text)
        }
    }

    @Test("gives an office one administration account at a time too")
    func oneOfOffice() throws {
        try withPeople { (transaction) throws in
            func give(_ name: String) -> GrantRole {
                grant(.officeAdministrator, to: name, at: Scene.department)
            }
            #expect(try give("lan").handle(on: .administrator(), in: &transaction).answer == Done())
            #expect(try give("mai").handle(on: .administrator(), in: &transaction).refusal?.pointers == ["/role"])
        }
    }

    @Test("that administers goes to no program")
    func program() throws {
        try withPeople { (transaction) throws in
            let robot = Account(
                name: Scene.user("robot"), displayName: .sample, unit: Scene.school, person: nil, roles: [],
                kind: .service)
            try Accounts.open(robot, at: Cast.opened, in: &transaction)
            let command = grant(.schoolAdministrator, to: "robot")
            #expect(try command.handle(on: .administrator(), in: &transaction).refusal?.pointers == ["/account"])
            #expect(try grant(.clerk, to: "robot").handle(on: .administrator(), in: &transaction).answer == Done())
        }
    }

    @Test("of system administrator is for the whole installation")
    func everywhere() throws {
        try withPeople { (transaction) throws in
            let here = try grant(.systemAdministrator).handle(on: .administrator(), in: &transaction)
            #expect(here.refusal?.pointers == ["/unit"])
            let root = grant(.systemAdministrator, at: UnitCode.root)
            #expect(try root.handle(on: .administrator(), in: &transaction).answer != nil)
        }
    }

    @Test("beyond the end of a unit is refused")
    func closedUnit() throws {
        try withPeople { (transaction) throws in
            var school = try #require(try Directory.unit(Scene.school, in: transaction.reader))
            school.to = day.adding(days: 10)
            try Directory.keep(school, version: 2, in: &transaction)
            #expect(try grant(.nurse).handle(on: .administrator(), in: &transaction).refusal?.pointers == ["/to"])
            #expect(try grant(.nurse, until: 11).handle(on: .administrator(), in: &transaction).refusal != nil)
            #expect(try grant(.nurse, until: 10).handle(on: .administrator(), in: &transaction).answer != nil)
        }
    }

    @Test(
        "on a day on which the account has as many as a token has room for is refused, on the days beside it not",
        arguments: [(0, 5, true), (0, 6, false), (0, nil, false), (5, 6, false), (6, 9, true), (6, nil, true)])
    func most(from: Int, until: Int?, isGiven: Bool) throws {
        try withPeople { (transaction) throws in
            try Scene.give(.nurse, at: Claims.mostRoles - 1, to: "lan", in: &transaction)
            try Scene.give(.clerk, at: 3, from: 1...2, to: "mai", in: &transaction)
            try Scene.give(.clerk, at: 1, from: 5...5, to: "lan", in: &transaction)
            let command = grant(.librarian, from: from, until: until)
            let refusal = try command.handle(on: .administrator(), in: &transaction).refusal
            #expect(refusal?.code == (isGiven ? nil : .conflict))
            #expect(refusal?.pointers == (isGiven ? nil : ["/account"]))
            if !isGiven {
                let full = day.adding(days: 5).text
                #expect(refusal?.violations.allSatisfy { $0.detail.contains(full) } == true)
            }
        }
    }

    @Test("tells everything that is wrong with it at once")
    func everything() throws {
        try withPeople { (transaction) throws in
            let wrong = grant(
                .subjectTeacher, to: "nobody", at: UnitCode(unchecked: "99999999999999999999"), from: 3, until: 3)
            let refusal = try wrong.handle(on: .administrator(), in: &transaction).refusal
            #expect(refusal?.pointers == ["/to", "/role", "/unit", "/account"])
            #expect(try transaction.reader.count(of: "role_grant") == 0)
        }
    }

    @Test("from JSON that is wrong throughout says so throughout")
    func reading() {
        let result = GrantRole.read(#"{"account":"L","role":"boss","unit":7,"to":"never"}"#)
        #expect(result.pointers == ["/account", "/from", "/role", "/to", "/unit"])
    }
}
