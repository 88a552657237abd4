import Testing

@testable import Console

@Suite("A calendar day")
struct CalendarDayTests {
    @Test(
        "reads as it was written",
        arguments: [
            (1970, 1, 1, "1970-01-01", 0), (2000, 2, 29, "2000-02-29", 11_016), (2026, 9, 5, "2026-09-05", 20_701),
            (2100, 3, 1, "2100-03-01", 47_541), (1969, 12, 31, "1969-12-31", -1),
        ])
    func conversions(year: Int, month: Int, day: Int, text: String, number: Int) {
        #expect(CalendarDay(year, month, day).number == number)
        #expect(CalendarDay(number: number).text == text)
    }

    @Test("is followed by the next over a whole cycle of leap years")
    func succession() {
        let texts = (0..<146_097).map { CalendarDay(number: $0).text }
        #expect(zip(texts, texts.dropFirst()).allSatisfy { $0 < $1 })
        #expect(texts.last == "2369-12-31")
    }
}
