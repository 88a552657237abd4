import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// The principal opens an approved list of the five-year-olds again, so that entries can be put right; it is then approved
/// anew.
///
/// What was decided by it stands until then: nobody is left without a decision meanwhile.
struct ReopenCompletion: Command {
    static let name: MessageName = "assessment.reopen-completion"
    static let permission: Permission? = .approveResults

    var school: UnitCode
    var year: SchoolYear
    var reason: LongText

    struct Answer: Codable, Sendable, Hashable {
        var status: CompletionStatus
    }

    func scope(in store: Reader) -> Scope? { Scope(school) }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Answer> {
        guard var list = try CompletionLists.find(school, year, in: transaction.reader) else {
            return .refused(
                Refusal(
                    .invalid, at: "/year", en: "no list of \(year) has ever been approved",
                    vi: "chưa phê duyệt danh sách nào của năm học \(year)"))
        }
        if list.status == .approved {
            list.status = .reopened
            list.reopened = SignedStep(by: occasion.actor, at: occasion.now)
            list.reason = reason
            try CompletionLists.keep(list, in: &transaction)
            try transaction.record("reopened", list, on: occasion, reason: reason.text)
        }
        return .done(Answer(status: .reopened))
    }
}
