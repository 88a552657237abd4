import Access
import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Campus

@Suite("The equipment of a school") struct AssetListTests {
    @Test("comes page by page, of that school only")
    func pages() throws {
        try Schoolhouse.furnished { (transaction) throws in
            try Schoolhouse.done(Schoolhouse.chairs("GHE-02"), in: &transaction)
            try Schoolhouse.done(Schoolhouse.chairs("GHE-03", at: Schoolhouse.other), in: &transaction)
            var query = AssetList(school: Schoolhouse.school, limit: 1)
            let first = try query.answer(on: Schoolhouse.occasion, from: transaction.reader).answer
            #expect(first?.items.map(\.id.code.text) == ["GHE-01"])
            query.after = try #require(first?.next)
            let second = try query.answer(on: Schoolhouse.occasion, from: transaction.reader).answer
            #expect(second?.items.map(\.id.code.text) == ["GHE-02"] && second?.next == nil)
            #expect(try query.scope(in: transaction.reader) == Scope(Schoolhouse.school))
        }
    }

    @Test("is chosen by room, by category, and by whether any is left")
    func chosen() throws {
        try Schoolhouse.furnished { (transaction) throws in
            var projector = try Schoolhouse.chairs("MC-01", in: "P102")
            projector.category = .informationTechnology
            try Schoolhouse.done(projector, in: &transaction)
            func codes(
                in room: String? = nil, _ category: AssetCategory? = nil, held: Bool? = nil
            ) throws -> [String] {
                let query = AssetList(
                    school: Schoolhouse.school, room: room.flatMap { RoomCode($0) }, category: category, held: held)
                let page = try query.answer(on: Schoolhouse.occasion, from: transaction.reader).answer
                return try #require(page).items.map(\.id.code.text)
            }
            #expect(try codes(in: "P101") == ["GHE-01"] && codes(in: "P102") == ["MC-01"])
            #expect(try codes(.informationTechnology) == ["MC-01"])
            #expect(try codes(in: "P101", .informationTechnology) == [])
            try Schoolhouse.done(Schoolhouse.writeOff(39), in: &transaction)
            #expect(try codes(held: true) == ["GHE-01", "MC-01"])
            try Schoolhouse.done(Schoolhouse.writeOff(by: "30/QĐ"), in: &transaction)
            #expect(try codes() == ["GHE-01", "MC-01"] && codes(held: false) == ["GHE-01", "MC-01"])
            #expect(try codes(held: true) == ["MC-01"] && codes(in: "P101") == [])
        }
    }
}
