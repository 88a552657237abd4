import Access
import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Campus

@Suite("Changing a room") struct ChangeRoomTests {
    private static func change(
        _ purpose: RoomPurpose? = nil, _ code: String = "P101", from: String? = nil
    ) throws -> ChangeRoom {
        ChangeRoom(
            room: try Schoolhouse.roomID(code), purpose: purpose, from: from.map { .day($0) }, reason: .sample)
    }

    @Test("keeps what is new with the reason, and says nothing where nothing is")
    func changes() throws {
        try Schoolhouse.furnished { (transaction) throws in
            var command = try Self.change(.computerRoom)
            (command.site, command.grade) = (.sample, .semiSolid)
            (command.squareDecimetres, command.capacity) = (FloorArea(unchecked: 6_000), Capacity(unchecked: 30))
            command.commissioned = CalendarYear(unchecked: 2020)
            for _ in 1...2 { try Schoolhouse.done(command, in: &transaction) }
            let room = try #require(try Rooms.find(Schoolhouse.roomID("P101"), in: transaction.reader))
            #expect(room.purpose == .computerRoom && room.grade == .semiSolid && room.site == .sample)
            #expect(room.squareDecimetres.number == 6_000 && room.capacity?.number == 30)
            #expect(room.commissioned?.number == 2020 && room.from == .day("2020-09-01"))
            let story = try transaction.reader.story()
            #expect(story.count == 4 && story.last == "room.changed room/79764000010000000006/P101 2")
            let reason: String? = try transaction.value("SELECT reason FROM journal ORDER BY seq DESC LIMIT 1")
            #expect(reason == LongText.sample.text)
        }
    }

    @Test("puts right a first day that was wrong, to none after equipment came or before the building did")
    func days() throws {
        try Schoolhouse.furnished { (transaction) throws in
            for day in ["2019-09-01", "2025-08-20"] {
                try Schoolhouse.done(Self.change(from: day), in: &transaction)
                let room = try Rooms.find(Schoolhouse.roomID("P101"), in: transaction.reader)
                #expect(room?.from == .day(day))
            }
            #expect(try transaction.reader.recorded().last?.state["from"]?.string == "2025-08-20")
            #expect(try Schoolhouse.places(Self.change(from: "2025-08-21"), in: &transaction) == ["conflict /from"])
            #expect(try Schoolhouse.places(Self.change(from: "2017-12-31"), in: &transaction) == ["invalid /from"])
            var both = try Self.change(from: "2017-09-01")
            both.commissioned = CalendarYear(unchecked: 2017)
            #expect(try Schoolhouse.places(both, in: &transaction) == nil)
            // It counts as long as it is known, whatever stands there now.
            try Schoolhouse.done(Schoolhouse.move(to: "P102", on: "2026-10-01"), in: &transaction)
            #expect(try Schoolhouse.places(Self.change(from: "2026-09-01"), in: &transaction) == ["conflict /from"])
        }
    }

    @Test("is refused for a room nobody has registered, for a closed one, and for a building younger than its room")
    func refuses() throws {
        try Schoolhouse.furnished { (transaction) throws in
            #expect(
                try Self.change(.library, "P999").handle(on: Schoolhouse.occasion, in: &transaction).refusal?.code
                    == .notFound)
            let close = CloseRoom(room: try Schoolhouse.roomID("P102"), on: .day("2026-10-01"), reason: .sample)
            try Schoolhouse.done(close, in: &transaction)
            var command = try Self.change(.library, "P102")
            command.commissioned = CalendarYear(unchecked: 2021)
            #expect(
                try Schoolhouse.places(command, in: &transaction) == ["locked /room", "invalid /commissioned"])
            #expect(try command.scope(in: transaction.reader) == Scope(Schoolhouse.school))
        }
    }

    @Test("reads all that is wrong with its text at once")
    func reads() {
        #expect(
            ChangeRoom.places(in: #"{"room":"P101","grade":"","capacity":"45","from":"5/9/2026","code":"P102"}"#) == [
                "/room", "/grade", "/capacity", "/from", "/reason", "/code",
            ])
    }
}
