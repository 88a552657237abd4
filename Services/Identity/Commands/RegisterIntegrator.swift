import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Puts another vendor's system on record: whose it is, and of what, where and until when it may be made the source.
///
/// That it is the source is decided school by school afterwards, with `identity.set-authority`.
struct RegisterIntegrator: Command {
    static let name: MessageName = "identity.register-integrator"
    static let permission: Permission? = .setAuthority

    /// Its user at the broker; nobody's account and none of our services.
    var name: IntegratorName
    var vendor: ShortText
    /// Whom to call when its data are wrong or late.
    var contact: LongText
    var contexts: [Context]
    var schools: [UnitCode]
    var from: LocalDate
    /// The first day it may be made no source any more; open-ended when nothing is said.
    var to: LocalDate?

    typealias Answer = Done

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(UnitCode.root) }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Done> {
        let integrator = Integrator(
            name: name, vendor: vendor, contact: contact, contexts: contexts.once, schools: schools.once,
            unit: UnitCode.root, from: from, to: to)
        if let known = try Integrators.state(of: name, in: transaction.reader) {
            return differences(of: integrator, from: known).refusal.map { .refused($0) } ?? .done(Done())
        }
        var findings = Findings()
        if let to, to <= from {
            findings.add(
                .invalid, at: "/to", en: "must be later than from: it is the first day without it",
                vi: "phải sau ngày bắt đầu: đây là ngày đầu tiên không còn hiệu lực")
        }
        try findings.expectSystem(name, in: transaction.reader)
        try findings.checkReach(contexts: contexts, schools: schools, in: transaction.reader)
        if let refusal = findings.refusal { return .refused(refusal) }
        try Integrators.keep(integrator, in: &transaction)
        try transaction.record("registered", integrator, on: occasion)
        return .done(Done())
    }

    private func differences(of integrator: Integrator, from known: Integrator) -> Findings {
        var findings = Findings()
        findings.compare(at: "/vendor", integrator.vendor, with: known.vendor)
        findings.compare(at: "/contact", integrator.contact, with: known.contact)
        findings.compare(at: "/contexts", integrator.contexts, with: known.contexts)
        findings.compare(at: "/schools", integrator.schools, with: known.schools)
        findings.compare(at: "/from", integrator.from, with: known.from)
        findings.compare(at: "/to", integrator.to, with: known.to)
        return findings
    }
}

extension Array where Element == Context {
    /// Each once, by name: in whatever order they were said.
    var once: [Context] { Set(self).sorted { $0.rawValue < $1.rawValue } }
}

extension Array where Element == UnitCode {
    /// Each once, by code: in whatever order they were said.
    var once: [UnitCode] { Set(self).sorted() }
}
