import Access
import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Campus

@Suite("The rooms of a school") struct RoomListTests {
    private static func codes(_ query: RoomList, in store: Reader) throws -> [String] {
        let page = try #require(try query.answer(on: Schoolhouse.occasion, from: store).answer)
        return page.items.map(\.id.code.text)
    }

    @Test("come page by page, of that school only")
    func pages() throws {
        try Schoolhouse.open { (transaction) throws in
            for code in ["P101", "P102", "P103"] { try Schoolhouse.done(Schoolhouse.room(code), in: &transaction) }
            try Schoolhouse.done(Schoolhouse.room("P104", at: Schoolhouse.other), in: &transaction)
            var query = RoomList(school: Schoolhouse.school, limit: 2)
            let first = try query.answer(on: Schoolhouse.occasion, from: transaction.reader).answer
            #expect(first?.items.map(\.id.code.text) == ["P101", "P102"])
            query.after = try #require(first?.next)
            let second = try query.answer(on: Schoolhouse.occasion, from: transaction.reader).answer
            #expect(second?.items.map(\.id.code.text) == ["P103"] && second?.next == nil)
            #expect(try query.scope(in: transaction.reader) == Scope(Schoolhouse.school))
        }
    }

    @Test("are chosen by purpose, and by a day within [from, to)")
    func chosen() throws {
        try Schoolhouse.open { (transaction) throws in
            var library = try Schoolhouse.room("TV", from: "2026-09-01")
            library.purpose = .library
            try Schoolhouse.done(library, in: &transaction)
            try Schoolhouse.done(Schoolhouse.room("P101"), in: &transaction)
            let close = CloseRoom(room: try Schoolhouse.roomID("P101"), on: .day("2026-10-01"), reason: .sample)
            try Schoolhouse.done(close, in: &transaction)
            func codes(_ purpose: RoomPurpose? = nil, on day: String? = nil) throws -> [String] {
                let query = RoomList(school: Schoolhouse.school, purpose: purpose, on: day.map { .day($0) })
                return try Self.codes(query, in: transaction.reader)
            }
            #expect(try codes() == ["P101", "TV"])
            #expect(try codes(.library) == ["TV"])
            #expect(try codes(on: "2026-08-31") == ["P101"])
            #expect(try codes(on: "2026-09-01") == ["P101", "TV"])
            #expect(try codes(on: "2026-10-01") == ["TV"])
            #expect(try codes(.classroom, on: "2026-10-01") == [])
        }
    }
}
