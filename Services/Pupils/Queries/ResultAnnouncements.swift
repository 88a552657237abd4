import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Which families of a class have been told what a term came to, since the principal last approved it.
///
/// Whoever has no telephone is named without a notice, so that the homeroom teacher tells that family another way.
struct ResultAnnouncements: Query {
    static let name: MessageName = "pupils.result-announcements"
    static let permission: Permission? = .readPupils

    var schoolClass: ClassID
    var term: Term

    struct Answer: Codable, Sendable {
        /// By pupil; nobody before the results are approved.
        var items: [Announcements.Entry]
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? {
        try Classes.exists(schoolClass, in: store) ? Scope(schoolClass.school, schoolClass: schoolClass) : nil
    }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Answer> {
        .done(Answer(items: try Announcements.last(of: schoolClass, in: term, from: store)))
    }
}
