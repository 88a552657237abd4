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
        /// By pupil; nobody before the results are first computed, and once they are approved whom that covers alone.
        var items: [PupilResult]
        /// Who has approved them, and when; left out while they may still change.
        var approved: SignedStep?
    }

    func scope(in store: Reader) -> Scope? { .schoolClass(schoolClass) }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Answer> {
        let results = try Results.all(of: schoolClass, in: term, from: store)
        guard let approved = try ResultApprovals.approval(of: schoolClass, in: term, from: store) else {
            return .done(Answer(items: results, approved: nil))
        }
        // What was computed of somebody who had left by then is not what the principal signed.
        var covered: [PupilResult] = []
        for result in results {
            let signed = try ResultApprovals.standing(of: result.pupil, in: schoolClass.year, term, from: store)
            if signed == schoolClass { covered.append(result) }
        }
        return .done(Answer(items: covered, approved: approved))
    }

    func disclosure(in answer: Answer) -> Disclosure? {
        Disclosure(of: answer.items.map(\.pupil), en: "results of a term", vi: "kết quả học tập và rèn luyện")
    }
}
