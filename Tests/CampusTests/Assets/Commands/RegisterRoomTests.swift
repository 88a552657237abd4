import Access
import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Campus

@Suite("Registering a room") struct RegisterRoomTests {
    @Test("puts it on record once, however often it is asked, and says so")
    func registers() throws {
        try Schoolhouse.open { (transaction) throws in
            var command = try Schoolhouse.room("P101")
            for _ in 1...2 {
                #expect(try Schoolhouse.done(command, in: &transaction).id.text == "79764000010000000006/P101")
            }
            // What is not said the second time is not compared.
            (command.capacity, command.commissioned) = (nil, nil)
            try Schoolhouse.done(command, in: &transaction)
            let facts = try transaction.reader.recorded()
            #expect(facts.map(\.type) == ["room.registered"])
            #expect(
                facts.first?.state == [
                    "id": "79764000010000000006/P101", "school": "79764000010000000006", "purpose": "classroom",
                    "grade": "solid", "squareDecimetres": 4850, "capacity": 45, "commissioned": 2018,
                    "from": "2020-09-01",
                ])
        }
    }

    @Test("refuses the same code with anything else, all of it at once")
    func duplicates() throws {
        try Schoolhouse.open { (transaction) throws in
            try Schoolhouse.done(Schoolhouse.room("P101"), in: &transaction)
            var command = try Schoolhouse.room("P101", from: "2021-09-01")
            (command.site, command.purpose, command.grade) = (.sample, .library, .borrowed)
            (command.squareDecimetres, command.capacity) = (FloorArea(unchecked: 1), Capacity(unchecked: 1))
            command.commissioned = CalendarYear(unchecked: 2019)
            #expect(
                try Schoolhouse.places(command, in: &transaction) == [
                    "duplicate /site", "duplicate /purpose", "duplicate /grade", "duplicate /squareDecimetres",
                    "duplicate /capacity", "duplicate /commissioned", "duplicate /from",
                ])
        }
    }

    @Test("refuses a room of no school, and a building younger than its room")
    func refuses() throws {
        try Schoolhouse.open { (transaction) throws in
            let stranger = UnitCode(unchecked: "99999000010000000001")
            let lost = try Schoolhouse.room("P101", at: stranger, from: "2017-09-01")
            #expect(
                try Schoolhouse.places(lost, in: &transaction) == ["not-found /school", "invalid /commissioned"])
            #expect(
                try Schoolhouse.places(Schoolhouse.room("P101", at: .root), in: &transaction) == ["invalid /school"])
            #expect(try Schoolhouse.places(Schoolhouse.room("P101", from: "2018-01-01"), in: &transaction) == nil)
            #expect(try lost.scope(in: transaction.reader) == Scope(stranger))
        }
    }

    @Test("reads all that is wrong with its text at once")
    func reads() {
        let places = RegisterRoom.places(
            in: #"{"school":1,"code":"Phòng 1","purpose":"cellar","grade":"gold","squareDecimetres":48.5,"capacity":0,"#
                + #""commissioned":1066,"from":"2026-02-30","area":48}"#)
        #expect(
            places == [
                "/school", "/code", "/purpose", "/grade", "/squareDecimetres", "/capacity", "/commissioned", "/from",
                "/area",
            ])
    }
}
