import Vocabulary

/// By when a school answers a family that wants something put right (NĐ 356/2025 Đ5).
enum CorrectionRule {
    static let workingDaysToAcknowledge = 2
    static let daysToDecide = 10

    /// The last of so many working days after a day, Monday to Friday; holidays are not known here, and a school that
    /// answers before one is early.
    static func workingDay(_ count: Int, after day: LocalDate) -> LocalDate {
        var (day, left) = (day, count)
        while left > 0 {
            day = day.adding(days: 1)
            if !isWeekend(day) { left -= 1 }
        }
        return day
    }

    /// 1 January 1970 was a Thursday.
    private static func isWeekend(_ day: LocalDate) -> Bool {
        let weekday = ((day.day + 3) % 7 + 7) % 7
        return weekday >= 5
    }
}
