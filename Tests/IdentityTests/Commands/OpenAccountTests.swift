import Access
import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Identity

@Suite("Opening an account") struct OpenAccountTests {
    private let command = OpenAccount(
        name: Scene.user("lan"), displayName: .sample, unit: Scene.school, person: .sample, password: Scene.password)

    @Test("opens it and says so, without its secret")
    func opens() throws {
        try onScene { (transaction) throws in
            let answer = try #require(try command.handle(on: .administrator(), in: &transaction).answer)
            #expect(answer.opened)
            #expect(answer.password == nil)
            let facts = try transaction.reader.recorded()
            #expect(facts.last?.type == "account.opened")
            #expect(facts.last?.state["person"]?.string == MemberCode.sample.text)
            #expect(facts.last?.state.text.contains(Scene.password.text) == false)
            let hash = try #require(try Credentials.of(command.name, in: transaction.reader)?.hash)
            #expect(PasswordRule.matches(Scene.password, hash))
        }
    }

    @Test("without a password makes one and tells it once")
    func mints() throws {
        try onScene { (transaction) throws in
            var command = command
            command.password = nil
            let answer = try #require(try command.handle(on: .administrator(), in: &transaction).answer)
            let minted = try #require(answer.password)
            let hash = try #require(try Credentials.of(command.name, in: transaction.reader)?.hash)
            #expect(PasswordRule.matches(minted, hash))
            let again = try command.handle(on: .administrator(), in: &transaction).answer
            #expect(again?.opened == false && again?.password == nil)
        }
    }

    @Test("names a staff file of its own unit or of one below, and never a stranger's")
    func strangers() throws {
        try onScene { (transaction) throws in
            func member(of school: UnitCode) -> Contracts.Member {
                Contracts.Member(
                    code: .sample, school: school, name: .sample, birthDate: .sample, sex: .female, ethnicity: .sample,
                    position: .teacher, contract: .permanent, qualification: .bachelor, subjects: [], phone: nil,
                    from: .sample)
            }
            try KnownMembers.keep(member(of: Scene.otherSchool), version: 1, in: &transaction)
            let refusal = try command.handle(on: .administrator(), in: &transaction).refusal
            #expect(refusal?.code == .invalid && refusal?.pointers == ["/person"])
            try KnownMembers.keep(member(of: Scene.school), version: 2, in: &transaction)
            #expect(try command.handle(on: .administrator(), in: &transaction).answer?.opened == true)
        }
    }

    @Test("in the name of a service or of a vendor's system is refused", arguments: ["pupils", "console", "vendor"])
    func systems(name: String) throws {
        try onScene { (transaction) throws in
            try Scene.registerVendor(in: &transaction)
            var command = command
            command.name = Scene.user(name)
            let refusal = try command.handle(on: .administrator(), in: &transaction).refusal
            #expect(refusal?.code == .duplicate)
            #expect(refusal?.pointers == ["/name"])
        }
    }

    @Test("keeps no answer, alone or in bulk")
    func keepsNothing() {
        #expect(!OpenAccount.keepsAnswer)
        #expect(!Many<OpenAccount>.keepsAnswer)
    }

    @Test("again changes nothing, not even the password, and tells nothing of it")
    func again() throws {
        try onScene { (transaction) throws in
            _ = try command.handle(on: .administrator(), in: &transaction)
            let before = try Credentials.of(command.name, in: transaction.reader)?.hash
            var again = command
            again.password = Password("một mật khẩu khác hẳn")
            let answer = try again.handle(on: .administrator(), in: &transaction).answer
            #expect(answer?.opened == false)
            #expect(try Credentials.of(command.name, in: transaction.reader)?.hash == before)
            #expect(try transaction.reader.recorded(after: 5).count == 1)
        }
    }

    @Test("again, otherwise, is refused with every difference")
    func differently() throws {
        try onScene { (transaction) throws in
            _ = try command.handle(on: .administrator(), in: &transaction)
            var other = command
            other.displayName = PersonName("Trần Văn Bình") ?? .sample
            other.person = nil
            let refusal = try other.handle(on: .administrator(), in: &transaction).refusal
            #expect(refusal?.code == .duplicate)
            #expect(refusal?.pointers == ["/displayName", "/person"])
        }
    }

    @Test("under a name that another unit has tells only that it is taken")
    func taken() throws {
        try onScene { (transaction) throws in
            _ = try command.handle(on: .administrator(), in: &transaction)
            var other = command
            other.unit = Scene.otherSchool
            other.displayName = PersonName("Trần Văn Bình") ?? .sample
            #expect(try other.handle(on: .administrator(), in: &transaction).refusal?.pointers == ["/name"])
        }
    }

    @Test("tells everything that is wrong with it at once")
    func everything() throws {
        try onScene { (transaction) throws in
            _ = try command.handle(on: .administrator(), in: &transaction)
            var other = command
            other.name = Scene.user("mai")
            other.unit = UnitCode(unchecked: "99999999999999999999")
            other.password = Password("ngắn quá")
            let refusal = try other.handle(on: .administrator(), in: &transaction).refusal
            #expect(refusal?.pointers == ["/unit", "/person", "/password"])
            #expect(try transaction.reader.recorded(after: 5).count == 1)
        }
    }

    @Test("is for who manages accounts at the school, or at the office above it (002 Đ7.1)")
    func offices() throws {
        try onCast { (transaction) throws in
            for (role, unit, may) in [
                (Role.officeAdministrator, Scene.department, true), (.officeOfficer, Scene.department, false),
                (.schoolAdministrator, Scene.school, true), (.schoolAdministrator, Scene.otherSchool, false),
                (.principal, Scene.department, false),
            ] {
                var occasion = Occasion.of("boss")
                occasion.claims?.roles = [Claims.Grant(role: role, unit: unit)]
                let objection = try command.objection(on: occasion, in: transaction.reader)
                #expect(objection?.code == (may ? nil : .forbidden), "\(role) at \(unit)")
            }
        }
    }

    @Test("for a program names nobody, and has it choose no password of its own")
    func program() throws {
        try onScene { (transaction) throws in
            var robot = command
            robot.kind = .service
            #expect(try robot.handle(on: .administrator(), in: &transaction).refusal?.pointers == ["/person"])
            robot.person = nil
            robot.password = nil
            #expect(try robot.handle(on: .administrator(), in: &transaction).answer?.opened == true)
            #expect(try Credentials.of(robot.name, in: transaction.reader)?.mustChange == false)
            #expect(try Accounts.state(of: robot.name, in: transaction.reader)?.kind == .service)
        }
    }

    @Test("with a password that was made has its holder choose his own before anything else")
    func chooses() throws {
        try onScene { (transaction) throws in
            var minted = command
            minted.password = nil
            let made = try #require(try minted.handle(on: .administrator(), in: &transaction).answer?.password)
            #expect(try Cast.signIn("lan", password: made, in: &transaction).must == .setPassword)
        }
    }

    @Test("in bulk takes each item by itself")
    func many() throws {
        try onScene { (transaction) throws in
            var short = command
            short.name = Scene.user("mai")
            short.person = nil
            short.password = Password("ngắn quá")
            let many = Many<OpenAccount>(items: [.value(command), .value(short)])
            let answer = try #require(try many.handle(on: .administrator(), in: &transaction).answer)
            #expect(answer.done == 1 && answer.refused == 1)
            #expect(answer.items[1].refused?.errors.map(\.pointer) == ["/items/1/password"])
            #expect(try transaction.reader.count(of: "account") == 1)
        }
    }

    @Test("from JSON that is wrong throughout says so throughout")
    func reading() {
        let result = OpenAccount.read(#"{"name":"L","displayName":"","unit":"1","password":"short","role":"nurse"}"#)
        #expect(result.pointers == ["/displayName", "/name", "/password", "/role", "/unit"])
    }
}
