/// A day of the proleptic Gregorian calendar, counted from 1/1/1970.
///
/// The conversions are Howard Hinnant's `days_from_civil` and `civil_from_days`.
struct CalendarDay: Comparable {
    let number: Int

    init(number: Int) {
        self.number = number
    }

    init(_ year: Int, _ month: Int, _ day: Int) {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        number = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// `YYYY-MM-DD`, as every file has it.
    var text: String {
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return CodeSpace.padded(year, to: 4) + "-" + CodeSpace.padded(month, to: 2) + "-" + CodeSpace.padded(day, to: 2)
    }

    static func < (left: CalendarDay, right: CalendarDay) -> Bool { left.number < right.number }
    static func + (day: CalendarDay, days: Int) -> CalendarDay { CalendarDay(number: day.number + days) }
    static func - (left: CalendarDay, right: CalendarDay) -> Int { left.number - right.number }

    /// A day of the range, both ends included.
    static func draw(from first: CalendarDay, to last: CalendarDay, _ random: inout SplitMix) -> CalendarDay {
        first + random.below(last - first + 1)
    }
}
