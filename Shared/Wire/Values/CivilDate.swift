/// Arithmetic of the proleptic Gregorian calendar, in whole days, with no time zone in sight.
///
/// The algorithms are Howard Hinnant's (*chrono-Compatible Low-Level Date Algorithms*): years begin in March, so that the
/// leap day is the last of the year.
public enum CivilDate {
    public static func isLeap(_ year: Int) -> Bool {
        year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    }

    /// Days in a month, or 0 when there is no such month.
    public static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 1, 3, 5, 7, 8, 10, 12: 31
        case 4, 6, 9, 11: 30
        case 2: isLeap(year) ? 29 : 28
        default: 0
        }
    }

    public static func exists(year: Int, month: Int, day: Int) -> Bool {
        day >= 1 && day <= days(inMonth: month, of: year)
    }

    /// Days since 1970-01-01 of a day that exists.
    public static func days(year: Int, month: Int, day: Int) -> Int {
        let year = month <= 2 ? year - 1 : year
        let era = (year >= 0 ? year : year - 399) / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// The day that is so many days after 1970-01-01.
    public static func civil(days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    /// The day of the week, 1 for Monday to 7 for Sunday (ISO 8601).
    public static func weekday(days: Int) -> Int {
        let remainder = (days + 3) % 7
        return (remainder < 0 ? remainder + 7 : remainder) + 1
    }

    /// Reads `YYYY-MM-DD` strictly; `nil` for a day that does not exist.
    public static func parse(_ text: String) -> (year: Int, month: Int, day: Int)? {
        var digits = DigitReader(text)
        guard let date = digits.date(), digits.isAtEnd else { return nil }
        return date
    }

    /// Writes `YYYY-MM-DD`.
    public static func text(year: Int, month: Int, day: Int) -> String {
        var out: [UInt8] = []
        out.reserveCapacity(10)
        DigitReader.append(year, width: 4, to: &out)
        out.append(UInt8(ascii: "-"))
        DigitReader.append(month, width: 2, to: &out)
        out.append(UInt8(ascii: "-"))
        DigitReader.append(day, width: 2, to: &out)
        return String(decoding: out, as: UTF8.self)
    }
}
