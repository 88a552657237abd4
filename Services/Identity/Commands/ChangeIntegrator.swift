import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Changes what is on record about a vendor's system; where it is the source it must be left what it needs for that.
struct ChangeIntegrator: Command {
    static let name: MessageName = "identity.change-integrator"
    static let permission: Permission? = .setAuthority

    var name: IntegratorName
    var vendor: ShortText?
    var contact: LongText?
    /// All contexts from now on, not only those to add.
    var contexts: [Context]?
    /// All schools from now on, not only those to add.
    var schools: [UnitCode]?
    /// The first day it may be made no source any more.
    var to: LocalDate?

    typealias Answer = Done

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(UnitCode.root) }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Done> {
        var findings = Findings()
        checkForm(&findings)
        try findings.checkReach(contexts: contexts, schools: schools, in: transaction.reader)
        guard let known = try Integrators.state(of: name, in: transaction.reader) else {
            findings.add(
                .notFound, at: "/name", en: "is not registered; register the integrator first",
                vi: "chưa được đăng ký; hãy đăng ký đơn vị tích hợp trước")
            return findings.refusal.map { .refused($0) } ?? .refused(.notFound)
        }
        var state = known
        state.vendor = vendor ?? known.vendor
        state.contact = contact ?? known.contact
        state.contexts = contexts?.once ?? known.contexts
        state.schools = schools?.once ?? known.schools
        state.to = to ?? known.to
        if let end = state.to, end <= state.from {
            findings.add(
                .invalid, at: "/to", en: "must be later than \(state.from.text), when it was registered from",
                vi: "phải sau ngày \(state.from.text) là ngày đăng ký có hiệu lực")
        }
        try checkDuties(of: state, on: occasion.today, &findings, in: transaction.reader)
        if let refusal = findings.refusal { return .refused(refusal) }
        if state == known { return .done(Done()) }
        try Integrators.keep(state, in: &transaction)
        try transaction.record("changed", state, on: occasion)
        return .done(Done())
    }

    private func checkForm(_ findings: inout Findings) {
        guard vendor == nil, contact == nil, contexts == nil, schools == nil, to == nil else { return }
        findings.add(
            .incomplete, at: "",
            en: "must say at least one thing that changes: vendor, contact, contexts, schools, to",
            vi: "phải nêu ít nhất một nội dung thay đổi: nhà cung cấp, liên hệ, phần việc, trường, ngày kết thúc")
    }

    /// Who is believed today must not lose the ground for it unnoticed: each such school is handed back first.
    private func checkDuties(
        of state: Integrator, on today: LocalDate, _ findings: inout Findings, in store: Reader
    ) throws(SQLiteError) {
        let hasEnded = state.to.map { $0 <= today } ?? false
        for authority in try Authorities.held(by: name, in: store) {
            let pointer: String
            if !state.schools.contains(authority.school) {
                pointer = "/schools"
            } else if !state.contexts.contains(authority.of) {
                pointer = "/contexts"
            } else if hasEnded {
                pointer = "/to"
            } else {
                continue
            }
            findings.add(
                .conflict, at: pointer,
                en: "it is the source of \(authority.of.rawValue) for \(authority.school); give that back first",
                vi: "hệ thống này đang là nguồn dữ liệu \(authority.of.rawValue) của \(authority.school); hãy thu hồi "
                    + "trước")
        }
    }
}
