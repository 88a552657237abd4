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

@Suite("Roles taken in an emergency") struct BrokenGlassListTests {
    @Test("are listed by unit: those first that nobody has looked into, then the newest")
    func list() throws {
        try onCast { (transaction) throws in
            var ids: [MessageID] = []
            for hour in ["07", "09", "11"] {
                let taking = BreakGlass(unit: Cast.school, role: .nurse, reason: .sample, hours: 1)
                let occasion = Occasion.of("vice", now: Cast.at("\(hour):30:00"))
                ids.append(try #require(try taking.handle(on: occasion, in: &transaction).answer).id)
            }
            _ = try ReviewBreakGlass(id: ids[2], verdict: .justified).handle(on: .of("boss"), in: &transaction)
            let all = BrokenGlassList(unit: Cast.school, limit: nil)
            let items = try #require(try all.answer(on: .of("boss"), from: transaction.reader).answer).items
            #expect(items.count == 4 && items.map(\.id).prefix(2) == [ids[1], ids[0]] && items.last?.id == ids[2])
            #expect(items.last?.reviewedBy == Scene.user("boss"))
            let one = BrokenGlassList(unit: Cast.school, limit: 1)
            #expect(try one.answer(on: .of("boss"), from: transaction.reader).answer?.items.count == 1)
            let other = BrokenGlassList(unit: Cast.otherSchool, limit: .max)
            #expect(try other.answer(on: .of("boss"), from: transaction.reader).answer?.items.isEmpty == true)
        }
    }
}
