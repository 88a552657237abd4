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

@Suite("Asking who is believed") struct AuthoritiesOfSchoolTests {
    @Test("gives every decision, past and present, page by page")
    func history() throws {
        try onScene { (transaction) throws in
            try Scene.registerVendor(in: &transaction)
            let decisions: [(Context, IntegratorName?)] = [(.staff, .sample), (.pupils, .sample), (.pupils, nil)]
            for (context, integrator) in decisions {
                let decision = SetAuthority(
                    school: Scene.school, of: context, integrator: integrator, from: Scene.day)
                #expect(try decision.handle(on: .administrator(), in: &transaction).answer == Done())
            }
            var query = AuthoritiesOfSchool(school: Scene.school)
            let all = try #require(try query.answer(on: .administrator(), from: transaction.reader).answer)
            #expect(all.items.map(\.of) == [.pupils, .pupils, .staff])
            #expect(all.items.map(\.integrator) == [.sample, nil, .sample])
            #expect(all.items.map(\.isPresent) == [false, true, true])
            #expect(all.items.map(\.version) == [1, 2, 1] && all.next == nil)
            query.limit = 1
            var paged: [AuthoritiesOfSchool.Item] = []
            repeat {
                let page = try #require(try query.answer(on: .administrator(), from: transaction.reader).answer)
                paged += page.items
                query.after = page.next
            } while query.after != nil
            #expect(paged.map(\.isPresent) == [false, true, true] && paged.map(\.of) == all.items.map(\.of))
        }
    }

    @Test("of no school is refused; of one without decisions there are none")
    func none() throws {
        try onScene { (transaction) throws in
            let empty = AuthoritiesOfSchool(school: Scene.otherSchool)
            #expect(try empty.answer(on: .administrator(), from: transaction.reader).answer?.items.isEmpty == true)
            let nobody = AuthoritiesOfSchool(school: UnitCode(unchecked: "99999999999999999999"))
            #expect(try nobody.answer(on: .administrator(), from: transaction.reader).refusal?.code == .notFound)
        }
    }
}
