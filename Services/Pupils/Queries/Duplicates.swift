import Access
import Messaging
import SQLite
import Vocabulary
import Wire

/// Files of a school that may be one pupil's: proposals for somebody with the papers at hand, who says so by
/// ``MergePupils``; nothing is ever done by itself.
///
/// Names are compared as they are looked for, since tones are where clerks slip. A guardian's telephone alone proves
/// nothing, because brothers and sisters share it; with the same name it does, whatever the birth dates say.
struct Duplicates: Query {
    static let name: MessageName = "pupils.duplicates"
    static let permission: Permission? = .readPupils

    var school: UnitCode
    var limit: Int?
    var after: String?

    /// Why two files look like one pupil's.
    enum Likeness: String, WireEnum {
        /// The same name, but for tones and accents, and the same birth date.
        case nameAndBirthDate = "name-and-birth-date"
        /// The same name and a guardian's telephone.
        case nameAndPhone = "name-and-phone"
        /// One has as a code what the other has under another scheme, or is called by.
        case identifier
    }

    struct Pair: Codable, Hashable {
        /// The smaller code first.
        var one: PupilCode
        var other: PupilCode
        var oneName: PersonName
        var otherName: PersonName
        var likeness: [Likeness]
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(school) }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Page<Pair>> {
        let pairs = try Likenesses.pairs(at: school, in: store)
        let size = Page<Pair>.size(limit)
        let rest = pairs.drop { pair in after.map { Self.cursor(pair) <= $0 } ?? false }
        return .done(Page(Array(rest.prefix(size + 1)), size: size, cursor: Self.cursor))
    }

    private static func cursor(_ pair: Pair) -> String { "\(pair.one)-\(pair.other)" }
}
