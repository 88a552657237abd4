/// The days of a school year that a simulation needs.
struct SchoolCalendar: Sendable {
    /// The year it begins in.
    let year: Int

    var name: String { "\(year)-\(year + 1)" }
    var opening: CalendarDay { CalendarDay(year, 9, 5) }
    /// What the opening report counts: who is enrolled on 30/9.
    var openingCutOff: CalendarDay { CalendarDay(year, 9, 30) }
    var firstCheckup: CalendarDay { CalendarDay(year, 9, 21) }
    var lastLeave: CalendarDay { CalendarDay(year, 11, 28) }
    /// Units of the two-level administration begin on 1/7/2025.
    static let reform = CalendarDay(2025, 7, 1)
}
