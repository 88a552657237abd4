import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// When a school's year begins, when its second semester, when it ends, and on which days there is no school.
///
/// It is no personal matter, as its classes are none.
struct YearCalendar: Query {
    static let name: MessageName = "pupils.school-year"
    static let permission: Permission? = .readUnits

    var school: UnitCode
    var year: SchoolYear

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(school) }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<SchoolCalendar> {
        guard let calendar = try SchoolYears.find(school, year, in: store) else {
            return .refused(
                Refusal(
                    .notFound, at: "/year", en: "the school has not opened school year \(year)",
                    vi: "trường chưa mở năm học \(year)"))
        }
        return .done(calendar)
    }
}
