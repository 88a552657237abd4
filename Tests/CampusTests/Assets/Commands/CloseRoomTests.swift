import Access
import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Campus

@Suite("Closing a room") struct CloseRoomTests {
    private static func close(_ code: String = "P102", on day: String = "2026-10-01") throws -> CloseRoom {
        CloseRoom(room: try Schoolhouse.roomID(code), on: .day(day), reason: .sample)
    }

    @Test("ends its use on the day, and says so once")
    func closes() throws {
        try Schoolhouse.furnished { (transaction) throws in
            for _ in 1...2 { try Schoolhouse.done(Self.close(), in: &transaction) }
            let room = try Rooms.find(Schoolhouse.roomID("P102"), in: transaction.reader)
            #expect(room?.to == .day("2026-10-01"))
            let facts = try transaction.reader.recorded()
            #expect(facts.count == 4 && facts.last?.type == "room.closed")
            #expect(facts.last?.state["to"]?.string == "2026-10-01")
            // It happened on that day, not when it was recorded.
            let occurred: Int64? = try transaction.value("SELECT occurred FROM journal ORDER BY seq DESC LIMIT 1")
            #expect(occurred == LocalDate.day("2026-10-01").start.milliseconds)
            #expect(try Schoolhouse.places(Self.close(on: "2026-10-02"), in: &transaction) == ["duplicate /on"])
        }
    }

    @Test("may be told beforehand, and is recorded when it is told")
    func ahead() throws {
        try Schoolhouse.furnished { (transaction) throws in
            try Schoolhouse.done(Self.close(on: "2027-06-01"), in: &transaction)
            let occurred: Int64? = try transaction.value("SELECT occurred FROM journal ORDER BY seq DESC LIMIT 1")
            #expect(occurred == Schoolhouse.occasion.now.milliseconds)
        }
    }

    @Test("may be dated anew while the day lies ahead")
    func anew() throws {
        try Schoolhouse.furnished { (transaction) throws in
            for day in ["2126-06-01", "2026-10-16", "2026-10-15"] {
                try Schoolhouse.done(Self.close(on: day), in: &transaction)
                let room = try Rooms.find(Schoolhouse.roomID("P102"), in: transaction.reader)
                #expect(room?.to == .day(day))
            }
            #expect(try transaction.reader.story().last == "room.closed room/79764000010000000006/P102 4")
            #expect(try Schoolhouse.places(Self.close(on: "2126-06-01"), in: &transaction) == ["duplicate /on"])
        }
    }

    @Test("is refused for a day before its equipment left, by a move or by a write-off")
    func leavings() throws {
        try Schoolhouse.furnished { (transaction) throws in
            try Schoolhouse.done(Schoolhouse.move(to: "P102", on: "2026-10-05"), in: &transaction)
            #expect(try Schoolhouse.places(Self.close("P101", on: "2026-10-04"), in: &transaction) == ["conflict /on"])
            #expect(try Schoolhouse.places(Self.close("P101", on: "2026-10-05"), in: &transaction) == nil)
            try Schoolhouse.done(Schoolhouse.writeOff(on: "2026-10-08"), in: &transaction)
            #expect(try Schoolhouse.places(Self.close("P102", on: "2026-10-07"), in: &transaction) == ["conflict /on"])
            #expect(try Schoolhouse.places(Self.close("P102", on: "2026-10-08"), in: &transaction) == nil)
        }
    }

    @Test("is refused on its first day or before, and while there is equipment in it")
    func refuses() throws {
        try Schoolhouse.furnished { (transaction) throws in
            #expect(
                try Schoolhouse.places(Self.close("P101", on: "2020-09-01"), in: &transaction) == [
                    "invalid /on", "conflict /room",
                ])
            try Schoolhouse.done(Schoolhouse.move(to: "P102", on: "2026-10-01"), in: &transaction)
            #expect(try Schoolhouse.places(Self.close("P101"), in: &transaction) == nil)
            #expect(try Schoolhouse.places(Self.close("P102"), in: &transaction) == ["conflict /room"])
            try Schoolhouse.done(Schoolhouse.writeOff(), in: &transaction)
            #expect(try Schoolhouse.places(Self.close("P102"), in: &transaction) == nil)
            let unknown = try Self.close("P999").handle(on: Schoolhouse.occasion, in: &transaction)
            #expect(unknown.refusal?.code == .notFound)
        }
    }

    @Test("reads all that is wrong with its text at once")
    func reads() {
        #expect(CloseRoom.places(in: #"{"room":"x/P101","on":"hôm nay"}"#) == ["/room", "/on", "/reason"])
    }
}
