import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// The classes of a school whose attendance nobody has taken on a day; those of a group's members, where one is named.
///
/// With a group its head may ask too, who follows that the group keeps its classes up to date (003 Đ5).
struct UnmarkedClasses: Query {
    static let name: MessageName = "pupils.unmarked-classes"
    static let permission: Permission? = .readPupils

    var school: UnitCode
    var date: LocalDate
    var group: GroupID?
    var limit: Int?
    var after: String?

    struct Answer: Codable {
        /// Why there is no school that day, and so nothing to take; absent on a school day.
        var dayOff: Bilingual?
        var items: [SchoolClass]
        var next: String?
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? {
        // A group of another school gives no right here.
        Scope(school, group: group?.school == school ? group : nil)
    }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Answer> {
        if let group, group.school != school {
            return .refused(
                Refusal(
                    .invalid, at: "/group", en: "is a group of another school", vi: "là tổ của trường khác"))
        }
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
            of: school, in: calendar.year, on: date, group: group, after: after ?? "", limit: size + 1, from: store)
        let page = Page<SchoolClass>(found, size: size) { $0.id.text }
        return .done(Answer(items: page.items, next: page.next))
    }
}
