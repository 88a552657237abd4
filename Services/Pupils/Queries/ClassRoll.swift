import Access
import Messaging
import SQLite
import Vocabulary
import Wire

/// Who is in a class on a day; today, unless said otherwise.
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
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? {
        try Classes.exists(schoolClass, in: store) ? Scope(schoolClass.school, schoolClass: schoolClass) : nil
    }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Page<Entry>> {
        let size = Page<Entry>.size(limit)
        let found = try Stays.roll(
            of: schoolClass, on: on ?? occasion.today, after: after ?? "", limit: size + 1, in: store)
        return .done(Page(found, size: size) { $0.code.text })
    }
}
