import TestKit
import Testing
import Vocabulary
import Wire

@Suite("A day in Việt Nam")
struct LocalDateTests {
    private func date(_ text: String) throws -> LocalDate { try #require(LocalDate(text), "\(text)") }

    @Test(
        "begins at 17:00 of the day before in Greenwich",
        arguments: [
            ("2026-09-04T16:59:59.999Z", "2026-09-04"), ("2026-09-04T17:00:00Z", "2026-09-05"),
            ("2026-09-05T16:59:59Z", "2026-09-05"), ("2026-12-31T17:00:00Z", "2027-01-01"),
            ("1969-12-31T16:59:59Z", "1969-12-31"), ("2026-09-05T00:00:00+07:00", "2026-09-05"),
        ])
    func ofInstant(_ instant: String, _ day: String) throws {
        let instant = try #require(Instant(instant))
        #expect(LocalDate(of: instant)?.text == day)
    }

    @Test(
        "counts whole years",
        arguments: [
            ("2020-09-05", "2026-09-04", 5), ("2020-09-05", "2026-09-05", 6), ("2020-02-29", "2026-02-28", 5),
            ("2020-02-29", "2026-03-01", 6), ("2020-02-29", "2024-02-29", 4), ("2020-12-31", "2021-01-01", 0),
            ("2026-09-05", "2026-09-05", 0), ("2026-09-05", "2026-09-04", -1),
        ])
    func years(_ from: String, _ to: String, _ years: Int) throws {
        #expect(try date(from).years(until: date(to)) == years)
    }

    @Test(
        "moves by days over the ends of months and years",
        arguments: [
            ("2026-02-28", 1, "2026-03-01"), ("2024-02-28", 1, "2024-02-29"), ("2026-12-31", 1, "2027-01-01"),
            ("2026-09-05", -5, "2026-08-31"), ("2026-09-05", 0, "2026-09-05"),
        ])
    func adding(_ from: String, _ days: Int, _ to: String) throws {
        #expect(try date(from).adding(days: days) == date(to))
    }

    @Test("stops at the ends of the calendar, however far it is sent", arguments: [1_000_000, Int.max])
    func ends(_ days: Int) throws {
        #expect(LocalDate.sample.adding(days: days).text == "2199-12-31")
        #expect(LocalDate.sample.adding(days: -days).text == "1900-01-01")
        #expect(LocalDate.sample.adding(days: .min).text == "1900-01-01")
    }

    @Test("knows every day of four centuries from text and back, in order")
    func everyDay() throws {
        var day = try date("1900-01-01")
        var count = 1
        while day.text != "2199-12-31" {
            let next = day.adding(days: 1)
            try #require(day < next && LocalDate(next.text) == next && LocalDate(daysSince1970: next.day) == next)
            day = next
            count += 1
        }
        #expect(count == 109_573)
        #expect(LocalDate(daysSince1970: day.day + 1) == nil)
    }

    @Test("is not made of impossible parts", arguments: [(2026, 2, 29), (2026, 0, 1), (2026, 1, 0), (1899, 12, 31)])
    func parts(_ year: Int, _ month: Int, _ day: Int) {
        #expect(LocalDate(year: year, month: month, day: day) == nil)
    }

    @Test("is what it was written as, or is refused")
    func mutations() {
        var mutator = Mutator(seed: 5, texts: ["2026-09-05", "2024-02-29", "1999-12-31"])
        var accepted = 0
        for _ in 0..<3_000 {
            let text = String(decoding: mutator.next(), as: UTF8.self)
            guard let date = LocalDate(text) else { continue }
            accepted += 1
            #expect(date.text == text)
        }
        #expect(accepted > 20)
    }
}
