import Access
import Messaging
import SQLite
import Vocabulary
import Wire

/// Whose file in a class lacks what the minimum asks for, and what, in Vietnamese order (003 Đ6, 004 Đ19.1).
///
/// The homeroom teacher works at it until it is empty. Name, birth date, sex and ethnic group are never missing, since no
/// file is opened without them; the rest is looked for here. What a file lacks tells nothing of what it holds, so that
/// the list was read is no fact (``Disclosure``).
struct ProfileGaps: Query {
    static let name: MessageName = "pupils.profile-gaps"
    static let permission: Permission? = .readPupils

    var schoolClass: ClassID
    var on: LocalDate?
    var limit: Int?
    var after: String?

    /// A part of the minimum that a file may lack.
    enum Gap: String, WireEnum {
        case address
        /// Nobody has said whether the family has a claim to support, not even that it has none.
        case policies
        /// Neither parent nor guardian.
        case guardian
        /// No telephone number of any of them.
        case phone
    }

    struct Entry: Codable, Hashable {
        var code: PupilCode
        var name: PersonName
        var gaps: [Gap]
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? {
        try Classes.exists(schoolClass, in: store) ? Scope(schoolClass.school, schoolClass: schoolClass) : nil
    }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Page<Entry>> {
        var findings = Findings()
        let cursor = try findings.cursor(after, in: schoolClass, in: store)
        if let refusal = findings.refusal { return .refused(refusal) }
        let size = Page<Entry>.size(limit)
        // A class fits into memory; who lacks nothing is left out before pages are cut.
        let profiles = try Profiles.all(
            of: schoolClass, on: on ?? occasion.today, after: cursor, in: store)
        let entries = profiles.compactMap { profile in
            profile.gaps.isEmpty ? nil : Entry(code: profile.code, name: profile.name, gaps: profile.gaps)
        }
        return .done(Page(Array(entries.prefix(size + 1)), size: size) { $0.code.text })
    }
}
