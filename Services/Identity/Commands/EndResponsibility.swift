import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Ends what somebody answers for; an end that is set may come earlier, but never later.
struct EndResponsibility: Command {
    static let name: MessageName = "identity.end-responsibility"
    static let permission: Permission? = .nameResponsible

    var unit: UnitCode
    var module: Module
    var account: UserName
    /// The day it began, which tells it from other times of the same person.
    var from: LocalDate
    /// The first day without it.
    var to: LocalDate

    typealias Answer = Done

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(unit) }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Done> {
        let known = try Responsibilities.state(of: module, at: unit, from: from, in: transaction.reader)
        if let known, known.account == account, known.to == to { return .done(Done()) }
        var findings = Findings()
        if to <= from {
            findings.add(
                .invalid, at: "/to", en: "must be later than from: it is the first day without it",
                vi: "phải sau ngày bắt đầu: đây là ngày đầu tiên không còn phụ trách")
        }
        if known?.account != account {
            findings.add(
                .notFound, at: "/account",
                en: "did not begin to answer for this module on \(from.text); see identity.responsibles",
                vi: "không bắt đầu phụ trách phân hệ này từ ngày \(from.text); hãy xem identity.responsibles")
        } else if let end = known?.to, to > end {
            findings.add(
                .conflict, at: "/to", en: "is after \(end.text), when it ends already; name the person again from then",
                vi: "sau ngày \(end.text) là ngày đã kết thúc; hãy phân công lại từ ngày đó")
        }
        if let refusal = findings.refusal { return .refused(refusal) }
        guard var state = known else { return .refused(.notFound) }
        state.to = to
        try Responsibilities.end(state, in: &transaction)
        try transaction.record("ended", state, on: occasion)
        return .done(Done())
    }
}
