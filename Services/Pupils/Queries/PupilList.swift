import Access
import Messaging
import SQLite
import Vocabulary
import Wire

/// The pupils whose files a school keeps, in Vietnamese order, as far as they are looked for.
///
/// Class and grade are those of today's place; the status is that of the stay begun last, so that
/// who has left is found too. It says nothing sensitive of anybody, so that it was read is no fact (``Disclosure``).
struct PupilList: Query {
    static let name: MessageName = "pupils.pupils"
    static let permission: Permission? = .readPupils

    var school: UnitCode
    /// Words that begin words of the name, in any order, without regard to tones, accents and capitals.
    var search: ShortText?
    var schoolClass: ClassID?
    var grade: Grade?
    var status: EnrolmentStatus?
    var limit: Int?
    var after: String?

    struct Entry: Codable, Hashable {
        var code: PupilCode
        var name: PersonName
        var sex: Sex
        var birthDate: LocalDate
        /// Of the stay begun last, or of the first to come; nothing for who has never been in a class.
        var schoolClass: ClassID?
        var grade: Grade?
        var status: EnrolmentStatus?
    }

    /// A class that is asked for is its homeroom teacher's to ask about.
    func scope(in store: Reader) throws(SQLiteError) -> Scope? {
        guard let schoolClass, schoolClass.school == school else { return Scope(school) }
        return Scope(school, schoolClass: schoolClass)
    }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Page<Entry>> {
        var findings = Findings()
        if let schoolClass, schoolClass.school != school {
            findings.add(
                .invalid, at: "/schoolClass", en: "is a class of another school; leave it out or name one of this",
                vi: "là lớp của trường khác; hãy bỏ trống hoặc ghi lớp của trường này")
        }
        let words = search.map { Vietnamese.searchForm($0.text).split(separator: " ").map(String.init) } ?? []
        if words.count > 8 {
            findings.add(
                .tooLarge, at: "/search", en: "has \(words.count) words; at most 8 are looked for",
                vi: "có \(words.count) từ; chỉ tìm nhiều nhất 8 từ")
        }
        let cursor = try findings.cursor(after, at: school, in: store)
        if let refusal = findings.refusal { return .refused(refusal) }
        let size = Page<Entry>.size(limit)
        let wanted = PupilSearch(
            school: school, today: occasion.today, words: words, schoolClass: schoolClass, grade: grade, status: status)
        return .done(Page(try wanted.page(after: cursor, limit: size + 1, in: store), size: size) { $0.code.text })
    }
}
