import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Reckons what a term came to for every pupil in a class, by the marks as they stand.
///
/// It may be asked for at any time: where marks are missing the averages that rest on them are absent, and so is the
/// level. A result is published only where it differs from the last one, and none while the principal's approval stands.
struct ComputeResults: Command {
    static let name: MessageName = "assessment.compute-results"
    static let permission: Permission? = .computeResults

    var schoolClass: ClassID
    var term: Term

    struct Answer: Codable, Sendable, Hashable {
        /// Pupils whose results were reckoned.
        var computed: Int
        /// Those whose result is news.
        var changed: Int
        /// Who has no learning result yet, and why.
        var incomplete: [PupilGaps]
    }

    func scope(in store: Reader) -> Scope? { .schoolClass(schoolClass) }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Answer> {
        if try ResultApprovals.isApproved(schoolClass, term, in: transaction.reader) {
            return .refused(.locked(schoolClass, term, at: "/term"))
        }
        let reckoned: ReckonedClass
        switch try ReckonedClass.reckon(schoolClass, term, on: occasion.today, from: transaction.reader) {
        case .done(let answer): reckoned = answer
        case .refused(let refusal): return .refused(refusal)
        }
        var changed = 0
        for result in reckoned.results where try Results.keep(result, in: &transaction) {
            try transaction.record("computed", result, on: occasion)
            changed += 1
        }
        return .done(Answer(computed: reckoned.pupils.count, changed: changed, incomplete: reckoned.incomplete))
    }
}
