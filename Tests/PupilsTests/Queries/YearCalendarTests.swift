import Access
import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary

@testable import Pupils

@Suite("Asking for a school year") struct YearCalendarTests {
    @Test("tells its semesters and days off")
    func tells() throws {
        try SampleSchool.opened { transaction in
            let query = YearCalendar(school: SampleSchool.code, year: SampleSchool.year)
            let calendar = try query.answer(on: SampleSchool.occasion, from: transaction.reader).answer
            #expect(calendar?.starts == LocalDate("2026-09-05") && calendar?.secondSemester == LocalDate("2027-01-11"))
            #expect(try query.scope(in: transaction.reader) == Scope(SampleSchool.code))
        }
    }

    @Test("is refused for one that the school has not opened")
    func unknown() throws {
        try SampleSchool.known { transaction in
            let query = YearCalendar(school: SampleSchool.code, year: SampleSchool.year)
            let refusal = try query.answer(on: SampleSchool.occasion, from: transaction.reader).refusal
            #expect(refusal?.places == ["not-found /year"])
        }
    }
}
