import Contracts
import Testing
import Vocabulary
import Wire

@testable import Pupils

@Suite("The days of a school year") struct SchoolDaysTests {
    private static func calendar(saturdays: Bool? = nil) throws -> SchoolCalendar {
        let day = SampleSchool.day
        return SchoolCalendar(
            school: .sample, year: .sample, starts: try day("2026-09-05"), secondSemester: try day("2027-01-11"),
            ends: try day("2027-06-01"),
            daysOff: [
                SchoolCalendar.DayOff(
                    from: try day("2027-02-01"), to: try day("2027-02-13"), name: ShortText("Tết Nguyên đán"))
            ], saturdaysOff: saturdays)
    }

    @Test(
        "are all but Sundays, days off and, where the school says so, Saturdays",
        arguments: [
            ("2026-09-04", false), ("2026-09-05", true), ("2026-09-06", false), ("2026-09-07", true),
            ("2027-01-31", false), ("2027-01-30", true), ("2027-02-01", false), ("2027-02-12", false),
            ("2027-02-13", true), ("2027-05-31", true), ("2027-06-01", false),
        ])
    func school(day: String, isSchool: Bool) throws {
        #expect(try Self.calendar().isSchoolDay(SampleSchool.day(day)) == isSchool)
    }

    @Test("do without Saturdays where the school says so")
    func saturdays() throws {
        let calendar = try Self.calendar(saturdays: true)
        #expect(try !calendar.isSchoolDay(SampleSchool.day("2026-10-03")))
        #expect(try calendar.isSchoolDay(SampleSchool.day("2026-10-02")))
        #expect(calendar.schoolDays(of: try AttendanceClass.month()).count == 22)
        #expect(try Self.calendar().schoolDays(of: AttendanceClass.month()).count == 27)
    }

    @Test("say why there is none")
    func reasons() throws {
        let calendar = try Self.calendar()
        #expect(calendar.reasonOff(try SampleSchool.day("2027-02-02"))?.vi.contains("Tết Nguyên đán") == true)
        #expect(calendar.reasonOff(try SampleSchool.day("2026-09-06"))?.vi.contains("Chủ nhật") == true)
        #expect(calendar.reasonOff(try SampleSchool.day("2027-07-01"))?.en.contains("outside") == true)
    }
}
