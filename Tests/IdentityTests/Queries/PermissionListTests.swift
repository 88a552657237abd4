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

@Suite("What an account may do") struct PermissionListTests {
    private func answer(_ name: String, now: String = Cast.now, in store: Reader) throws -> PermissionList.Answer {
        try #require(try PermissionList(account: Scene.user(name)).answer(on: .of(name, now: now), from: store).answer)
    }

    @Test("is what the policy gives the roles of today, with until when, and no other")
    func roles() throws {
        try onCast { (transaction) throws in
            let lan = try answer("lan", in: transaction.reader)
            let rule = try #require(Policy.standard.roles.first { $0.role == .nurse })
            #expect(lan.roles.map(\.role) == [.nurse] && lan.roles.first?.unit == Cast.school)
            #expect(lan.roles.first?.permissions.map(\.permission) == rule.permissions)
            #expect(try answer("mai", in: transaction.reader).roles.isEmpty)
            #expect(try answer("heir", in: transaction.reader).roles.isEmpty)
            let helper = try #require(try answer("helper", in: transaction.reader).roles.first)
            #expect(helper.role == .principal && helper.until == Cast.instant(Cast.at("09:00:00")))
            #expect(try answer("helper", now: Cast.at("09:00:00"), in: transaction.reader).roles.isEmpty)
        }
    }

    @Test("names what comes with duties only where there is a staff file")
    func duties() throws {
        try onCast { (transaction) throws in
            let before = try answer("mai", in: transaction.reader).duties
            #expect(before.map(\.relation) == [.oneself])
            #expect(before.first?.permissions.map(\.permission) == [.readAccounts, .manageSessions])
            _ = try ChangeAccount(account: Scene.user("mai"), person: .sample).handle(on: .of("boss"), in: &transaction)
            let duties = try answer("mai", in: transaction.reader).duties.map(\.relation)
            #expect(duties == Policy.standard.relations.map(\.relation).filter { $0 != .pupil })
            let own = try answer("mai", in: transaction.reader).duties.last { $0.relation == .oneself }
            #expect(own?.permissions.map(\.permission).contains(.assessStaff) == true)
        }
    }

    @Test("of nobody is not found")
    func unknown() throws {
        try onCast { (transaction) throws in
            let query = PermissionList(account: Scene.user("nobody"))
            #expect(try query.scope(in: transaction.reader) == nil)
            #expect(try query.answer(on: .of("root"), from: transaction.reader).refusal?.code == .notFound)
        }
    }
}
