import Contracts
import Vocabulary
import Wire

/// The sheets that a class owes for a month.
///
/// A class owes one sheet for every school day on which anybody was in it. A full-day class may give two; one is enough,
/// since the general programme counts one session a day (TT 22/2021 Đ12.1).
struct MissingSheets {
    var calendar: SchoolCalendar
    /// When pupils were in the class.
    var stays: [Stays.Span]
    /// The sheets of the month.
    var taken: [AttendanceSheetID]

    /// The school days on which anybody was in the class.
    func owed(for month: CalendarMonth) -> [LocalDate] {
        calendar.schoolDays(of: month).filter { day in stays.contains { $0.contains(day) } }
    }

    /// What is missing, in order; a day's session is the one that the class has given last, or else the morning.
    func missing(of month: CalendarMonth) -> [(day: LocalDate, session: DaySession)] {
        let sessions = Dictionary(taken.map { ($0.date, $0.session) }, uniquingKeysWith: { $1 })
        var usual = taken.first?.session ?? .morning
        var missing: [(day: LocalDate, session: DaySession)] = []
        for day in owed(for: month) {
            if let session = sessions[day] {
                usual = session
            } else {
                missing.append((day, usual))
            }
        }
        return missing
    }
}
