import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// The classes of a school whose attendance nobody has taken on a day.
struct UnmarkedClasses: Query {
    static let name: MessageName = "pupils.unmarked-classes"
    static let permission: Permission? = .readPupils

    var school: UnitCode
    var date: LocalDate
    var limit: Int?
    var after: String?

    struct Answer: Codable {
        /// Why there is no school that day, and so nothing to take; absent on a school day.
        var dayOff: Bilingual?
        var items: [SchoolClass]
        var next: String?
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(school) }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Answer> {
        guard let calendar = try SchoolYears.containing(date, of: school, in: store) else {
            return .done(
                Answer(
                    dayOff: Bilingual(
                        en: "\(date) is in no school year of the school",
                        vi: "\(date) không thuộc năm học nào của trường"
                    ), items: []))
        }
        if let off = calendar.reasonOff(date) { return .done(Answer(dayOff: off, items: [])) }
        let size = Page<SchoolClass>.size(limit)
        let found = try Classes.unmarked(
            of: school, in: calendar.year, on: date, after: after ?? "", limit: size + 1, from: store)
        let page = Page<SchoolClass>(found, size: size) { $0.id.text }
        return .done(Answer(items: page.items, next: page.next))
    }
}
