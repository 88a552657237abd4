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

@Suite("Members of the staff, as identity keeps them,") struct KeepMembersTests {
    private func event(
        _ status: MemberStatus, version: Int64, of school: UnitCode = Cast.school
    ) -> Event<Contracts.Member> {
        let state = Contracts.Member(
            code: .sample, school: school, name: .sample, birthDate: .sample, sex: .female, ethnicity: .sample,
            position: .teacher, contract: .permanent, qualification: .bachelor, subjects: [], phone: nil, from: .sample,
            status: status)
        return Event(
            fact: "changed", state: state, version: version, occurred: .sample, source: .sample, actor: .sample)
    }

    @Test("have left where their last state says so, in whatever order the states come")
    func order() throws {
        try onCast { (transaction) throws in
            #expect(try !KnownMembers.hasLeft(.sample, in: transaction.reader))
            for (status, version, hasLeft) in [
                (MemberStatus.working, 1, false), (.left, 3, true), (.working, 2, true), (.left, 3, true),
                (.working, 4, false),
            ] as [(MemberStatus, Int64, Bool)] {
                try KeepMembers.react(to: event(status, version: version), in: &transaction)
                #expect(try KnownMembers.hasLeft(.sample, in: transaction.reader) == hasLeft)
            }
        }
    }

    @Test("lend nobody of another unit the rights of their files, whenever the file was named")
    func strangers() throws {
        try onCast { (transaction) throws in
            func person() throws -> MemberCode? { try Cast.claims(Cast.signIn("mai", in: &transaction).token).person }
            _ = try ChangeAccount(account: Scene.user("mai"), person: .sample).handle(on: .of("boss"), in: &transaction)
            #expect(try person() == .sample, "nobody has heard of the file yet")
            try KeepMembers.react(to: event(.working, version: 1, of: Cast.otherSchool), in: &transaction)
            #expect(try person() == nil)
            let moved = ChangeAccount(account: Scene.user("mai"), unit: Cast.otherSchool)
            #expect(try moved.handle(on: .of("root"), in: &transaction).answer == Done())
            #expect(try person() == .sample)
            let back = ChangeAccount(account: Scene.user("mai"), unit: Cast.school)
            #expect(try back.handle(on: .of("root"), in: &transaction).refusal?.pointers == ["/unit"])
            let above = ChangeAccount(account: Scene.user("mai"), unit: Scene.department)
            #expect(try above.handle(on: .of("root"), in: &transaction).answer == Done())
            #expect(try person() == .sample)
        }
    }
}
