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

@Suite("Changing an account") struct ChangeAccountTests {
    private let name = PersonName("Trần Văn Bình") ?? .sample
    private let person = MemberCode(unchecked: "79764000010000900001")

    @Test("changes what is said, records it once, and leaves the rest")
    func changes() throws {
        try onCast { (transaction) throws in
            let command = ChangeAccount(account: Scene.user("lan"), displayName: name, person: person)
            let before = try transaction.reader.count(of: "journal")
            for _ in 0..<2 { #expect(try command.handle(on: .of("boss"), in: &transaction).answer == Done()) }
            #expect(try transaction.reader.count(of: "journal") == before + 1)
            #expect(try transaction.reader.last(1) == ["account.changed account/lan"])
            let state = try #require(try Accounts.state(of: Scene.user("lan"), in: transaction.reader))
            #expect(state.displayName == name && state.person == person && state.unit == Cast.school)
            #expect(state.roles.map(\.role) == [.nurse])
        }
    }

    @Test("of nothing records nothing")
    func nothing() throws {
        try onCast { (transaction) throws in
            let before = try transaction.reader.count(of: "journal")
            let command = ChangeAccount(account: Scene.user("lan"))
            #expect(try command.handle(on: .of("boss"), in: &transaction).answer == Done())
            #expect(try transaction.reader.count(of: "journal") == before)
        }
    }

    @Test("passes it to nobody else, nor to somebody who has one")
    func holder() throws {
        try onCast { (transaction) throws in
            _ = try ChangeAccount(account: Scene.user("lan"), person: person).handle(on: .of("boss"), in: &transaction)
            let another = ChangeAccount(account: Scene.user("lan"), person: .sample)
            let refusal = try another.handle(on: .of("boss"), in: &transaction).refusal
            #expect(refusal?.code == .conflict && refusal?.pointers == ["/person"])
            let taken = ChangeAccount(account: Scene.user("mai"), person: person)
            #expect(try taken.handle(on: .of("boss"), in: &transaction).refusal?.code == .duplicate)
        }
    }

    @Test("to another unit needs a right at both")
    func unit() throws {
        try onCast { (transaction) throws in
            let command = ChangeAccount(account: Scene.user("mai"), unit: Cast.otherSchool)
            let refusal = try command.handle(on: .of("boss"), in: &transaction).refusal
            #expect(refusal?.code == .forbidden && refusal?.pointers == ["/unit"])
            #expect(try command.handle(on: .of("root"), in: &transaction).answer == Done())
            #expect(try command.scope(in: transaction.reader)?.unit == Cast.otherSchool)
        }
    }

    @Test("of a program's account names no person")
    func program() throws {
        try onCast { (transaction) throws in
            let account = Account(
                name: Scene.user("robot"), displayName: .sample, unit: Cast.school, person: nil, roles: [],
                kind: .service)
            try Accounts.open(account, at: Cast.opened, in: &transaction)
            let command = ChangeAccount(account: Scene.user("robot"), person: person)
            #expect(try command.handle(on: .of("boss"), in: &transaction).refusal?.pointers == ["/person"])
        }
    }

    @Test("tells everything that is wrong with it at once")
    func everything() throws {
        try onCast { (transaction) throws in
            let command = ChangeAccount(
                account: Scene.user("nobody"), unit: UnitCode(unchecked: "99999999999999999999"))
            #expect(try command.handle(on: .of("root"), in: &transaction).refusal?.pointers == ["/account", "/unit"])
        }
    }

    @Test("is for those who could have given its roles", arguments: Cast.ranks)
    func rank(rank: Cast.Rank) throws { try expectRank(rank) { ChangeAccount(account: $0, displayName: name) } }

    @Test("from JSON that is wrong throughout says so throughout")
    func reading() {
        let result = ChangeAccount.read(#"{"account":"L","displayName":"","unit":1,"person":"x","name":"y"}"#)
        #expect(result.pointers == ["/account", "/displayName", "/name", "/person", "/unit"])
    }
}
