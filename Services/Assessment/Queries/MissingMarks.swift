import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// What a class still lacks before a semester can be closed: books never opened, and empty cells by pupil.
struct MissingMarks: Query {
    static let name: MessageName = "assessment.missing-marks"
    static let permission: Permission? = .readMarks

    var schoolClass: ClassID
    var semester: Semester

    struct Answer: Codable, Sendable, Hashable {
        /// Subjects of the curriculum without a book.
        var unopened: [SubjectCode]
        var items: [PupilGaps]
    }

    func scope(in store: Reader) -> Scope? { .schoolClass(schoolClass) }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Answer> {
        switch try ReckonedClass.reckon(schoolClass, Term(semester), on: occasion.today, from: store) {
        case .refused(let refusal): return .refused(refusal)
        case .done(let reckoned):
            let opened = try MarkBooks.subjects(of: schoolClass, in: semester, from: store)
            let unopened = reckoned.subjects.filter { !opened.contains($0) }
            return .done(Answer(unopened: unopened, items: reckoned.incomplete))
        }
    }
}
