import Contracts
import Testing
import Vocabulary
import Wire

@testable import Pupils

@Suite("The sheets a class owes") struct MissingSheetsTests {
    private static func sheets(
        _ taken: [(String, DaySession)], from: String = "2026-09-05", to: String? = nil
    ) throws -> MissingSheets {
        let schoolClass = try SampleSchool.classID()
        return MissingSheets(
            calendar: SchoolCalendar(
                school: .sample, year: .sample, starts: try SampleSchool.day("2026-09-05"),
                secondSemester: try SampleSchool.day("2027-01-11"), ends: try SampleSchool.day("2027-06-01"),
                saturdaysOff: true),
            stays: [
                Stays.Span(
                    pupil: .sample, name: .sample, from: try SampleSchool.day(from), to: try to.map(SampleSchool.day))
            ],
            taken: try taken.map {
                AttendanceSheetID(schoolClass: schoolClass, date: try SampleSchool.day($0), session: $1)
            })
    }

    @Test("are one for each school day, though a full-day class may have given two")
    func one() throws {
        let days = ["2026-10-01", "2026-10-02", "2026-10-05"]
        let sheets = try Self.sheets(
            days.map { ($0, .morning) } + [("2026-10-05", .afternoon)], from: "2026-10-01", to: "2026-10-07")
        let missing = sheets.missing(of: try AttendanceClass.month())
        #expect(missing.map(\.day.text) == ["2026-10-06"])
        #expect(missing.map(\.session) == [.afternoon])
    }

    @Test("are those of days on which anybody was in the class")
    func empty() throws {
        let month = try AttendanceClass.month()
        #expect(try Self.sheets([], from: "2026-10-30").owed(for: month).map(\.text) == ["2026-10-30"])
        #expect(try Self.sheets([], from: "2026-09-05", to: "2026-10-01").owed(for: month).isEmpty)
        #expect(try Self.sheets([]).missing(of: month).allSatisfy { $0.session == .morning })
    }
}
