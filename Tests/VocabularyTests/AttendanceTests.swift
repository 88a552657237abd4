import Testing
import Vocabulary

@Suite("The words of attendance")
struct AttendanceTests {
    @Test("read months of the calendar, and nothing looser", arguments: ["2026-10", "2027-02", "1999-12"])
    func months(text: String) throws {
        #expect(try #require(CalendarMonth(text)).text == text)
    }

    @Test(
        "refuse what is no month",
        arguments: ["2026-13", "2026-00", "2026-1", "2026-10-05", "10/2026", "2026-1०", "", "+026-10", "2026-10 "])
    func noMonths(text: String) { #expect(CalendarMonth(text) == nil) }

    @Test("know the days of a month, and in which one a day is")
    func days() throws {
        let february = try #require(CalendarMonth("2028-02"))
        #expect(february.days.count == 29 && february.days.last?.text == "2028-02-29")
        #expect(february.end.text == "2028-03-01" && february.year == 2028 && february.month == 2)
        #expect(CalendarMonth(of: try #require(LocalDate("2028-02-29"))) == february)
        #expect(try #require(CalendarMonth("2028-01")) < february)
    }

    @Test("name a sheet by class, day and session, and a month by class and month")
    func identifiers() throws {
        let text = "79764000010000000006/2026/6A1/2026-10-05/afternoon"
        let sheet = try #require(AttendanceSheetID(text))
        #expect(sheet.schoolClass.code.text == "6A1" && sheet.session == .afternoon && sheet.text == text)
        let month = try #require(AttendanceMonthID("79764000010000000006/2026/6A1/2026-10"))
        #expect(month.month.month == 10 && month.text == "79764000010000000006/2026/6A1/2026-10")
        for wrong in ["\(text)/1", "x/2026/6A1/2026-10-05/morning", "79764000010000000006/2026/6A1/2026-10-05/night"] {
            #expect(AttendanceSheetID(wrong) == nil && AttendanceMonthID(wrong) == nil)
        }
    }

    @Test("have the letters of the book, and the morning before the afternoon")
    func letters() {
        #expect(AbsenceKind.allCases.map(\.mark) == ["P", "K"])
        #expect(DaySession.allCases.sorted() == [.morning, .afternoon])
        #expect(!(DaySession.morning < .morning) && !(DaySession.afternoon < .morning))
    }
}
