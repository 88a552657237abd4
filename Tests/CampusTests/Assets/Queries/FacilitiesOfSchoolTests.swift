import Access
import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Campus

@Suite("The facilities of a school") struct FacilitiesOfSchoolTests {
    @Test("are counted by purpose and grade, with their area, on the day that is asked or today")
    func counts() throws {
        try Schoolhouse.open { (transaction) throws in
            for code in ["P101", "P102"] { try Schoolhouse.done(Schoolhouse.room(code), in: &transaction) }
            var shed = try Schoolhouse.room("P103")
            (shed.grade, shed.squareDecimetres) = (.temporary, FloorArea(unchecked: 3_000))
            try Schoolhouse.done(shed, in: &transaction)
            var toilet = try Schoolhouse.room("WC", from: "2026-10-15")
            (toilet.purpose, toilet.capacity) = (.pupilToilet, nil)
            try Schoolhouse.done(toilet, in: &transaction)
            try Schoolhouse.done(Schoolhouse.room("P101", at: Schoolhouse.other), in: &transaction)
            let close = CloseRoom(room: try Schoolhouse.roomID("P102"), on: .day("2026-10-15"), reason: .sample)
            try Schoolhouse.done(close, in: &transaction)

            var query = FacilitiesOfSchool(school: Schoolhouse.school)
            let today = try query.answer(on: Schoolhouse.occasion, from: transaction.reader).answer
            #expect(today?.on == .day("2026-10-15") && today?.rooms == 3 && today?.squareDecimetres == 12_700)
            #expect(
                today?.groups.map { "\($0.purpose) \($0.grade) \($0.rooms) \($0.squareDecimetres) \($0.capacity)" } == [
                    "classroom solid 1 4850 45", "classroom temporary 1 3000 45", "pupilToilet solid 1 4850 0",
                ])
            query.on = .day("2026-10-14")
            let before = try query.answer(on: Schoolhouse.occasion, from: transaction.reader).answer
            #expect(before?.rooms == 3 && before?.groups.map(\.rooms) == [2, 1])
            query.on = .day("2020-08-31")
            let empty = try query.answer(on: Schoolhouse.occasion, from: transaction.reader).answer
            #expect(empty?.rooms == 0 && empty?.squareDecimetres == 0 && empty?.groups == [])
            #expect(try query.scope(in: transaction.reader) == Scope(Schoolhouse.school))
        }
    }
}
