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
    private func event(_ status: MemberStatus, version: Int64) -> Event<Contracts.Member> {
        let state = Contracts.Member(
            code: .sample, school: Cast.school, name: .sample, birthDate: .sample, sex: .female, ethnicity: .sample,
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
}
