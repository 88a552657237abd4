import Contracts
import Vocabulary
import Wire

/// On which days of a school year there is school.
///
/// Sundays are free everywhere; Saturdays and holidays are as the school has said.
extension SchoolCalendar {
    /// Why there is no school on a day; nothing on a school day.
    func reasonOff(_ day: LocalDate) -> Bilingual? {
        guard (starts..<ends).contains(day) else {
            return Bilingual(
                en: "\(day) is outside school year \(year): from \(starts) up to \(ends)",
                vi: "\(day) nằm ngoài năm học \(year): từ \(starts) đến trước \(ends)")
        }
        let weekday = CivilDate.weekday(days: day.day)
        if weekday == 7 { return Bilingual(en: "\(day) is a Sunday", vi: "\(day) là Chủ nhật") }
        if weekday == 6, saturdaysOff == true {
            return Bilingual(
                en: "\(day) is a Saturday, when the school is closed", vi: "\(day) là thứ Bảy, trường nghỉ học")
        }
        guard let off = daysOff?.first(where: { $0.from <= day && day < $0.to }) else { return nil }
        return Bilingual(
            en: "\(day) is a day off" + (off.name.map { " (\($0))" } ?? ""),
            vi: "\(day) là ngày nghỉ" + (off.name.map { " (\($0))" } ?? ""))
    }

    func isSchoolDay(_ day: LocalDate) -> Bool { reasonOff(day) == nil }

    /// The school days of a month, in order.
    func schoolDays(of month: CalendarMonth) -> [LocalDate] { month.days.filter(isSchoolDay) }

    /// The days that a semester lasts; without one, every day that can be of the year, at whichever school.
    func days(of semester: Semester?) -> Range<LocalDate> {
        switch semester {
        case .first: starts..<secondSemester
        case .second: secondSemester..<ends
        case nil: starts.adding(days: -366)..<ends.adding(days: 366)
        }
    }
}
