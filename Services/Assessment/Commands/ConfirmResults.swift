import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// The homeroom teacher signs that the computed results of the class are checked (004 Đ11.1, Đ19.3).
///
/// Refused while anything is missing, with the subject, the teacher and the pupils. What was signed is kept by its SHA-256:
/// where the results change afterwards, they are signed anew.
struct ConfirmResults: Command {
    static let name: MessageName = "assessment.confirm-results"
    static let permission: Permission? = .confirmResults

    var schoolClass: ClassID
    var term: Term

    struct Answer: Codable, Sendable, Hashable {
        var status: ResultStatus
        /// The first approval that this leads to, or the next one after results were reopened.
        var number: Int
        var pupils: Int
        /// SHA-256 over the results that were signed.
        var digest: JournalHash

        init(_ state: ResultApproval) {
            status = state.status
            number = state.number
            pupils = state.pupils
            digest = state.digest
        }
    }

    func scope(in store: Reader) -> Scope? { .schoolClass(schoolClass) }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Answer> {
        let standing: ClassStanding
        switch try ClassStanding.find(schoolClass, term, on: occasion.today, from: transaction.reader) {
        case .done(let found): standing = found
        case .refused(let refusal): return .refused(refusal)
        }
        if let last = standing.kept?.state, standing.status == .approved || standing.status == .confirmed {
            return .done(Answer(last))
        }
        guard !standing.results.isEmpty else { return .refused(.nobody(in: schoolClass, at: "/schoolClass")) }
        var findings = Findings()
        findings.add(standing.gaps, of: schoolClass, at: "/schoolClass")
        if let refusal = findings.refusal { return .refused(refusal) }
        let round = standing.round(confirmed: SignedStep(by: occasion.actor, at: occasion.now))
        let person = occasion.claims?.person
        if standing.kept?.state.number == round.number {
            try ResultApprovals.change(round, confirmedBy: person, in: &transaction)
        } else {
            try ResultApprovals.add(round, confirmedBy: person, in: &transaction)
        }
        try transaction.record("confirmed", round, on: occasion)
        return .done(Answer(round))
    }
}

extension Refusal {
    static func nobody(in schoolClass: ClassID, at pointer: String) -> Refusal {
        Refusal(
            .incomplete, at: pointer, en: "class \(schoolClass.code) has no pupils, so there is nothing to sign",
            vi: "lớp \(schoolClass.code) không có học sinh nên không có gì để xác nhận")
    }
}
