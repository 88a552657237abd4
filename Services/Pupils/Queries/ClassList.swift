import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// The classes of a school in a year, with how full each is; those of a group's members, where one is named.
///
/// A class is no personal matter: whoever may read the directory of units may read its classes.
struct ClassList: Query {
    static let name: MessageName = "pupils.classes"
    static let permission: Permission? = .readUnits

    var school: UnitCode
    var year: SchoolYear
    var group: GroupID?
    var limit: Int?
    var after: String?

    /// A class as it is published, and its size: today's, or that of the year's first or last day where it is not now.
    struct Entry: Codable, Hashable {
        var id: ClassID
        var school: UnitCode
        var year: SchoolYear
        var code: ClassCode
        var name: ShortText
        var grade: Grade
        var session: SessionPlan
        var status: ClassStatus
        var mixedWith: [Grade]?
        var languages: [ForeignLanguage]?
        var boarding: Bool?
        /// Who is or will be in it from that day on.
        var pupils: Int
        /// Those of them with a disability, who learn with the others (học hoà nhập).
        var inclusive: Int
        /// The most it may have, with these.
        var limit: Int
        /// Left out where nothing is beyond the charter.
        var warnings: [ClassSize.Excess]?
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(school) }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Page<Entry>> {
        let page = Page<Entry>.size(limit)
        var day = occasion.today
        if let calendar = try SchoolYears.find(school, year, in: store) {
            day = min(max(day, calendar.starts), calendar.ends.adding(days: -1))
        }
        let found = try Classes.all(
            of: school, in: year, group: group, on: day, after: after ?? "", limit: page + 1, from: store)
        var entries: [Entry] = []
        for schoolClass in found {
            entries.append(Entry(schoolClass, try Stays.size(of: schoolClass.id, from: day, in: store)))
        }
        return .done(Page(entries, size: page) { $0.id.text })
    }
}

extension ClassList.Entry {
    fileprivate init(_ state: SchoolClass, _ size: ClassSize) {
        let excesses = size.excesses(in: state.grades)
        self.init(
            id: state.id, school: state.school, year: state.year, code: state.code, name: state.name,
            grade: state.grade, session: state.session, status: state.status, mixedWith: state.mixedWith,
            languages: state.languages, boarding: state.boarding, pupils: size.pupils, inclusive: size.disabled,
            limit: size.limit(in: state.grades), warnings: excesses.isEmpty ? nil : excesses)
    }
}
