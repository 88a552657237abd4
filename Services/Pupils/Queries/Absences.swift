import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// How many days of the school year each pupil of a class has missed, against the 45 that are allowed.
///
/// A pupil who came from another class brings what he missed there, for the limit is the year's.
struct Absences: Query {
    static let name: MessageName = "pupils.absences"
    static let permission: Permission? = .readPupils

    var schoolClass: ClassID
    /// That semester's alone; else the whole year's, which alone is held against the limit.
    var semester: Semester?
    /// Only those who have missed more days than this.
    var over: Int?
    var limit: Int?
    var after: String?

    struct Answer: Codable {
        /// How many are allowed; absent at levels that have no limit.
        var allowed: Int?
        var items: [Item]
        var next: String?
    }

    struct Item: Codable, Hashable {
        var pupil: PupilCode
        var name: PersonName
        var total: Int
        var excused: Int
        var unexcused: Int
        /// `near` from 36, `over` from 46; absent for a semester, and at levels that have no limit.
        var standing: AbsenceLimit.Standing?
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? {
        try Classes.exists(schoolClass, in: store) ? Scope(schoolClass.school, schoolClass: schoolClass) : nil
    }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Answer> {
        guard let known = try Classes.find(schoolClass, in: store) else { return .refused(.notFound) }
        let calendar = try SchoolYears.find(schoolClass.school, schoolClass.year, in: store)
        guard let days = calendar?.days(of: semester) else { return .refused(.notFound) }
        let size = Page<Item>.size(limit)
        let found = try AbsenceTotals.all(
            of: schoolClass, from: days.lowerBound, to: days.upperBound, isWholeYear: semester == nil,
            over: over ?? -1, after: after ?? "", limit: size + 1, in: store)
        let items = found.map { kept in
            Item(
                pupil: kept.code, name: kept.name, total: kept.total, excused: kept.total - kept.unexcused,
                unexcused: kept.unexcused,
                standing: semester == nil ? AbsenceLimit.standing(of: kept.total, in: known.grade) : nil)
        }
        let page = Page<Item>(items, size: size) { $0.pupil.text }
        return .done(
            Answer(
                allowed: AbsenceLimit.applies(to: known.grade) ? AbsenceLimit.most : nil, items: page.items,
                next: page.next))
    }
}
