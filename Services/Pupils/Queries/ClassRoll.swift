import Access
import Messaging
import SQLite
import Vocabulary
import Wire

/// Who is in a class on a day, in Vietnamese order; today, unless said otherwise.
///
/// It says nothing sensitive of anybody, so that it was read is no fact (``Disclosure``).
struct ClassRoll: Query {
    static let name: MessageName = "pupils.class-roll"
    static let permission: Permission? = .readPupils

    var schoolClass: ClassID
    var on: LocalDate?
    var limit: Int?
    var after: String?

    struct Entry: Codable, Hashable {
        var code: PupilCode
        var name: PersonName
        var sex: Sex
        var birthDate: LocalDate
        /// Whether the pupil keeps the place without coming that day; left out where not.
        var suspended: Bool?
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? {
        try Classes.exists(schoolClass, in: store) ? Scope(schoolClass.school, schoolClass: schoolClass) : nil
    }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Page<Entry>> {
        let size = Page<Entry>.size(limit)
        var findings = Findings()
        let cursor = try findings.cursor(after, in: schoolClass, in: store)
        if let refusal = findings.refusal { return .refused(refusal) }
        let found = try Stays.roll(
            of: schoolClass, on: on ?? occasion.today, after: cursor, limit: size + 1, in: store)
        return .done(Page(found, size: size) { $0.code.text })
    }
}
