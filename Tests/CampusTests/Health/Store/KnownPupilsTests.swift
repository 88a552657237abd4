import SQLite
import TestKit
import Testing
import Vocabulary

@testable import Campus

@Suite("The copy of the pupils") struct KnownPupilsTests {
    @Test("keeps the highest version in whatever order they come")
    func folds() throws {
        try onStage(Campus.self) { transaction in
            let room = try Classroom(in: &transaction)
            try room.register(room.an, born: "2020-01-02", .female, version: 3, in: &transaction)
            try room.register(room.an, born: "2021-01-01", .male, version: 2, in: &transaction)
            let an = try KnownPupils.find(room.an, in: transaction.reader)
            #expect(an?.birthDate == .day("2020-01-02") && an?.sex == .female)
            try room.seat(
                room.an, in: room.schoolClass, from: "2026-09-05", to: "2026-12-01", version: 3, in: &transaction)
            try room.seat(room.an, in: room.schoolClass, from: "2026-09-05", version: 2, in: &transaction)
            #expect(
                try !KnownPupils.sits(
                    room.an, in: room.schoolClass, on: .day("2026-12-01"), store: transaction.reader))
        }
    }

    @Test(
        "counts a stay from its first day to the day before its last",
        arguments: [("2026-09-04", false), ("2026-09-05", true), ("2026-09-30", true), ("2026-10-01", false)])
    func halfOpen(day: String, sits: Bool) throws {
        try onStage(Campus.self) { transaction in
            let room = try Classroom(in: &transaction)
            #expect(
                try KnownPupils.sits(room.chi, in: room.schoolClass, on: .day(day), store: transaction.reader)
                    == sits)
        }
    }

    @Test(
        "takes a stay that is void for none, whatever end it is told with, until it counts again",
        arguments: [nil, "2026-09-05", "2027-01-01"])
    func voidStays(until: String?) throws {
        try onStage(Campus.self) { transaction in
            let room = try Classroom(in: &transaction)
            func sits(in store: Reader) throws -> Bool {
                try KnownPupils.sits(room.an, in: room.schoolClass, on: .day("2026-10-15"), store: store)
            }
            #expect(try sits(in: transaction.reader))
            try room.seat(
                room.an, in: room.schoolClass, from: "2026-09-05", to: until, status: .merged, version: 2,
                in: &transaction)
            #expect(try !sits(in: transaction.reader))
            try room.seat(room.an, in: room.schoolClass, from: "2026-09-05", version: 3, in: &transaction)
            #expect(try sits(in: transaction.reader))
        }
    }
}
