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
            (1...CivilDate.daysInMonth(month, year: year)).contains(day)
        else { return nil }
        self.day = CivilDate.days(year: year, month: month, day: day)
    }

    /// Reads `2026-09-05`, and nothing looser.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = Self.number(bytes[0..<4]), let month = Self.number(bytes[5..<7]),
            let day = Self.number(bytes[8..<10])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The day it is in Việt Nam at an instant.
    public init?(of instant: Instant) {
        self.init(daysSince1970: Int((instant.milliseconds + 7 * 3_600_000).floorDivided(by: 86_400_000)))
    }

    private static let days =
        CivilDate.days(year: 1900, month: 1, day: 1)...CivilDate.days(year: 2199, month: 12, day: 31)

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        var value = 0
        for digit in digits {
            guard (48...57).contains(digit) else { return nil }
            value = value * 10 + Int(digit) - 48
        }
        return value
    }

    public var components: (year: Int, month: Int, day: Int) { CivilDate.components(ofDays: day) }
    public var year: Int { components.year }

    public var text: String {
        let (year, month, day) = components
        return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
    }

    /// The day `count` days later, or earlier when negative; stops at the ends of the calendar.
    public func adding(days count: Int) -> LocalDate {
        LocalDate(daysSince1970: min(max(day + count, Self.days.lowerBound), Self.days.upperBound)) ?? self
    }

    /// Whole years from `self` to `date`, as ages are counted.
    public func years(until date: LocalDate) -> Int {
        let (from, to) = (components, date.components)
        return to.year - from.year - ((to.month, to.day) < (from.month, from.day) ? 1 : 0)
    }

    public static let schema: JSON = ["type": "string", "format": "date"]
    public static let sample = LocalDate(daysSince1970: 20_701) ?? .distantPast
    public static let complaint = Bilingual(
        en: "must be a day of the calendar written year-month-day, for example 2026-09-05",
        vi: "phải là ngày có thật, viết năm-tháng-ngày, ví dụ 2026-09-05")
    private static let distantPast = LocalDate(day: days.lowerBound)
    private init(day: Int) { self.day = day }

    public static func < (left: LocalDate, right: LocalDate) -> Bool { left.day < right.day }
}

extension Int64 {
    /// Division that rounds towards minus infinity, so that days before 1970 come out right.
    fileprivate func floorDivided(by divisor: Int64) -> Int64 {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
