import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// What a term came to for each pupil of a class, as last computed.
struct ClassResults: Query {
    static let name: MessageName = "assessment.class-results"
    static let permission: Permission? = .readMarks

    var schoolClass: ClassID
    var term: Term

    struct Answer: Codable, Sendable {
        /// By pupil; nobody before the results are first computed.
        var items: [PupilResult]
    }

    func scope(in store: Reader) -> Scope? { .schoolClass(schoolClass) }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Answer> {
        .done(Answer(items: try Results.all(of: schoolClass, in: term, from: store)))
    }

    func disclosure(in answer: Answer) -> Disclosure? {
        Disclosure(of: answer.items.map(\.pupil), en: "results of a term", vi: "kết quả học tập và rèn luyện")
    }
}
