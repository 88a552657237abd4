import SQLite
import Vocabulary

/// Days as facts keep them: counted since 1970-01-01, so that intervals are compared as whole numbers.
extension LocalDate {
    var dayValue: Value { .integer(Int64(day)) }
}

extension LocalDate? {
    /// The end of an interval that may be open: a day after every day of the calendar.
    var lastDayValue: Value { .integer(self.map { Int64($0.day) } ?? Int64(Int32.max)) }
}

extension SchoolYear {
    /// School years meet on 1 August: teachers are back, and no class of the year before is in session.
    private func august(of year: Int) -> Int64 {
        Int64(LocalDate(year: year, month: 8, day: 1)?.day ?? 0)
    }

    var firstDayValue: Value { .integer(august(of: firstYear)) }

    /// The end of an interval within the year: a stay that nobody ended does not reach into the next year.
    func lastDay(or to: LocalDate?) -> Value {
        let end = august(of: firstYear + 1)
        return .integer(to.map { min(Int64($0.day), end) } ?? end)
    }
}
