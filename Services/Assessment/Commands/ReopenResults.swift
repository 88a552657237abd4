import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// The principal opens approved results of a class again, so that a mark or a judgement can be put right.
///
/// Then the homeroom teacher confirms and the principal approves anew, and families are told again. Subject teachers sign
/// again where their book has changed.
struct ReopenResults: Command {
    static let name: MessageName = "assessment.reopen-results"
    static let permission: Permission? = .approveResults

    var schoolClass: ClassID
    var term: Term
    var reason: LongText

    func scope(in store: Reader) -> Scope? { .schoolClass(schoolClass) }

    func handle(
        on occasion: Occasion, in transaction: inout Transaction
    ) throws(SQLiteError) -> Outcome<ConfirmResults.Answer> {
        guard let kept = try ResultApprovals.last(of: schoolClass, in: term, from: transaction.reader),
            kept.state.approved != nil
        else { return .refused(unapproved) }
        guard kept.state.status == .approved else { return .done(ConfirmResults.Answer(kept.state)) }
        if term != .year, try ResultApprovals.isApproved(schoolClass, .year, in: transaction.reader) {
            return .refused(
                Refusal(
                    .conflict, at: "/term", en: "the year's results rest on it and are approved; reopen the year first",
                    vi: "kết quả cả năm dựa trên học kì này và đã được duyệt; hãy mở lại cả năm trước"))
        }
        var state = kept.state
        state.status = .reopened
        state.reopened = SignedStep(by: occasion.actor, at: occasion.now)
        state.reason = reason
        try ResultApprovals.change(state, confirmedBy: kept.confirmedPerson, in: &transaction)
        try transaction.record("reopened", state, on: occasion, reason: reason.text)
        return .done(ConfirmResults.Answer(state))
    }

    private var unapproved: Refusal {
        Refusal(
            .invalid, at: "/term",
            en: "the results of class \(schoolClass.code), \(term.label.en), are not approved, so there is nothing to "
                + "reopen",
            vi: "kết quả \(term.label.vi) của lớp \(schoolClass.code) chưa được duyệt nên không cần mở lại")
    }
}
