import Access
import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Campus

@Suite("Registering an asset") struct RegisterAssetTests {
    @Test("puts it on record once, in its room since the later of both")
    func registers() throws {
        try Schoolhouse.open { (transaction) throws in
            try Schoolhouse.done(Schoolhouse.room("P101", from: "2026-01-05"), in: &transaction)
            var command = try Schoolhouse.chairs(in: "P101")
            for _ in 1...2 {
                #expect(try Schoolhouse.done(command, in: &transaction).id.text == "79764000010000000006/GHE-01")
            }
            // What is not said the second time is not compared.
            (command.room, command.source) = (nil, nil)
            try Schoolhouse.done(command, in: &transaction)
            let facts = try transaction.reader.recorded()
            #expect(facts.map(\.type) == ["room.registered", "asset.registered"])
            #expect(
                facts.last?.state == [
                    "id": "79764000010000000006/GHE-01", "school": "79764000010000000006", "name": "Ghế học sinh",
                    "category": "furniture", "countedIn": "cái", "acquiredQuantity": 40, "quantity": 40,
                    "acquired": "2025-08-20", "costEach": 350_000, "source": "state-budget", "condition": "good",
                    "room": "P101", "inRoomSince": "2026-01-05",
                ])
        }
    }

    @Test("refuses the same code with anything else, all of it at once")
    func duplicates() throws {
        try Schoolhouse.furnished { (transaction) throws in
            let command = RegisterAsset(
                school: Schoolhouse.school, code: try Schoolhouse.chairs().code, name: .sample, category: .other,
                countedIn: .sample, quantity: .sample, acquired: .day("2025-08-21"), costEach: .sample,
                source: .donation, condition: .worn, room: RoomCode("P102"))
            #expect(
                try Schoolhouse.places(command, in: &transaction) == [
                    "duplicate /name", "duplicate /category", "duplicate /countedIn", "duplicate /quantity",
                    "duplicate /acquired", "duplicate /costEach", "duplicate /source", "duplicate /condition",
                    "duplicate /room",
                ])
        }
    }

    @Test("still knows what was acquired when some of it is gone")
    func again() throws {
        try Schoolhouse.furnished { (transaction) throws in
            try Schoolhouse.done(Schoolhouse.writeOff(5), in: &transaction)
            #expect(try Schoolhouse.places(Schoolhouse.chairs(in: "P101"), in: &transaction) == nil)
            #expect(try transaction.reader.story().count == 4)
        }
    }

    @Test("refuses a school and a room nobody knows, a room not in use, and a day that has not come")
    func refuses() throws {
        try Schoolhouse.furnished { (transaction) throws in
            let stranger = UnitCode(unchecked: "99999000010000000001")
            let lost = try Schoolhouse.chairs(in: "P101", at: stranger, acquired: "2026-10-16")
            #expect(
                try Schoolhouse.places(lost, in: &transaction) == [
                    "not-found /school", "invalid /acquired", "not-found /room",
                ])
            #expect(try lost.scope(in: transaction.reader) == Scope(stranger))
            // A room of the same code at another school is another room.
            let foreign = try Schoolhouse.chairs(in: "P101", at: Schoolhouse.other)
            #expect(try Schoolhouse.places(foreign, in: &transaction) == ["not-found /room"])
            try Schoolhouse.done(Schoolhouse.room("P103", from: "2026-11-01"), in: &transaction)
            let early = try Schoolhouse.chairs("GHE-02", in: "P103")
            #expect(try Schoolhouse.places(early, in: &transaction) == ["invalid /room"])
            let close = CloseRoom(room: try Schoolhouse.roomID("P102"), on: .day("2026-12-01"), reason: .sample)
            try Schoolhouse.done(close, in: &transaction)
            let late = try Schoolhouse.chairs("GHE-02", in: "P102")
            #expect(try Schoolhouse.places(late, in: &transaction) == ["invalid /room"])
        }
    }

    @Test("reads all that is wrong with its text at once")
    func reads() {
        let places = RegisterAsset.places(
            in: #"{"school":"7","code":"","name":" ","category":"tank","countedIn":"","quantity":0,"#
                + #""acquired":"1/9/2026","costEach":-1,"source":"theft","condition":"new","room":"P 101"}"#)
        #expect(
            places == [
                "/school", "/code", "/name", "/category", "/countedIn", "/quantity", "/acquired", "/costEach",
                "/source", "/condition", "/room",
            ])
    }
}
