import Access
import Contracts
import Messaging
import SQLite
import ServiceKit
import Vocabulary
import Wire

/// The temporary graduation certificates of a school for a school year, by number, with the head of the journal that a
/// printed page names.
struct CertificateList: Query {
    static let name: MessageName = "assessment.certificates"
    static let permission: Permission? = .issueCertificates

    var school: UnitCode
    /// The school year that was completed.
    var year: SchoolYear
    var pupil: PupilCode?
    var limit: Int?
    var after: String?

    struct Answer: Codable, Sendable {
        var schoolName: ShortText?
        var items: [Certificate]
        var next: String?
        /// The last fact of this service's journal when the answer was made.
        var sequence: Int64
        var hash: JournalHash?
    }

    func scope(in store: Reader) -> Scope? { Scope(school) }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Answer> {
        let size = Page<Certificate>.size(limit)
        let found = try Certificates.list(
            of: school, in: year, pupil: pupil, after: after.flatMap { Int($0) } ?? 0, limit: size + 1, from: store)
        let page = Page(found, size: size) { String($0.number) }
        let head = try Journal.head(in: store)
        return .done(
            Answer(
                schoolName: try Directory.unit(school, in: store)?.name, items: page.items, next: page.next,
                sequence: head.seq, hash: JournalHash(bytes: head.hash)))
    }
}
