public import Wire

/// A calendar day in Việt Nam (UTC+7), years 1900 to 2199.
public struct LocalDate: TextValue, Comparable {
    /// Days since 1970-01-01.
    public let day: Int

    public init?(daysSince1970 day: Int) {
        guard Self.days.contains(day) else { return nil }
        self.day = day
    }

    public init?(year: Int, month: Int, day: Int) {
        guard (1900...2199).contains(year), (1...12).contains(month),
            (1...CivilDate.days(inMonth: month, of: year)).contains(day)
        else { return nil }
        self.day = CivilDate.days(year: year, month: month, day: day)
    }

    /// Reads `2026-09-05`, and nothing looser.
    public init?(_ text: String) {
        guard let (year, month, day) = CivilDate.parse(text) else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The day it is in Việt Nam at an instant.
    public init?(of instant: Instant) {
        let (year, month, day, _) = instant.civil()
        self.init(year: year, month: month, day: day)
    }

    private static let days =
        CivilDate.days(year: 1900, month: 1, day: 1)...CivilDate.days(year: 2199, month: 12, day: 31)

    public var components: (year: Int, month: Int, day: Int) { CivilDate.civil(days: day) }
    public var year: Int { components.year }

    public var text: String {
        let (year, month, day) = components
        return CivilDate.text(year: year, month: month, day: day)
    }

    /// The moment the day begins in Việt Nam.
    public var start: Instant {
        Instant(milliseconds: Int64(day) * 86_400_000 - Int64(Instant.homeOffsetMinutes) * 60_000)
    }

    /// The day `count` days later, or earlier when negative; stops at the ends of the calendar.
    public func adding(days count: Int) -> LocalDate {
        let (sum, overflow) = day.addingReportingOverflow(count)
        let wanted = overflow ? (count < 0 ? Int.min : Int.max) : sum
        return LocalDate(day: min(max(wanted, Self.days.lowerBound), Self.days.upperBound))
    }

    /// Whole years from `self` to `date`, as ages are counted; negative when `date` is earlier.
    ///
    /// Who was born on 29 February is a year older on 1 March of a common year.
    public func years(until date: LocalDate) -> Int {
        let (from, to) = (components, date.components)
        return to.year - from.year - ((to.month, to.day) < (from.month, from.day) ? 1 : 0)
    }

    public static let schema: JSON = ["type": "string", "format": "date"]
    public static let sample = LocalDate(day: 20_701)
    public static let complaint = Bilingual(
        en: "must be a day of the calendar written year-month-day, for example 2026-09-05",
        vi: "phải là ngày có thật, viết năm-tháng-ngày, ví dụ 2026-09-05")
    private init(day: Int) { self.day = day }

    public static func < (left: LocalDate, right: LocalDate) -> Bool { left.day < right.day }
}
