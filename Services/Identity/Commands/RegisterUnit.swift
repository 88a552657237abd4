import Access
import Contracts
import Messaging
import SQLite
import ServiceKit
import Vocabulary
import Wire

/// Puts a school or an office into the tree, from a date.
struct RegisterUnit: Command {
    static let name: MessageName = "identity.register-unit"
    static let permission: Permission? = .manageUnits

    var code: UnitCode
    var kind: UnitKind
    var name: ShortText
    /// Whom it answers to; the installation itself when nobody is named.
    var parent: UnitCode?
    var from: LocalDate
    /// What a school teaches; an office says nothing.
    var levels: [Level]?
    var ownership: Ownership?
    var region: Region?

    typealias Answer = Done

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(parent ?? UnitCode.root) }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Done> {
        let unit = Unit(
            code: code, kind: kind, name: name, parents: [Unit.Parent(unit: parent ?? UnitCode.root, from: from)],
            levels: Set(levels ?? []).sorted(), ownership: ownership, region: region, from: from)
        if let known = try Directory.unit(code, in: transaction.reader) {
            return differences(of: unit, from: known).refusal.map { .refused($0) } ?? .done(Done())
        }
        var findings = Findings()
        findings.checkKind(kind, from: from)
        if let parent {
            try findings.checkPlace(
                of: kind, under: parent, at: "/parent", from: from, to: nil, in: transaction.reader)
        }
        findings.checkTeaching(of: kind, levels: levels, ownership: ownership)
        if let refusal = findings.refusal { return .refused(refusal) }
        let version = try transaction.record("registered", unit, on: occasion)
        try Directory.keep(unit, version: version, in: &transaction)
        return .done(Done())
    }

    private func differences(of unit: Unit, from known: Unit) -> Findings {
        var findings = Findings()
        findings.compare(at: "/kind", unit.kind, with: known.kind)
        findings.compare(at: "/name", unit.name, with: known.name)
        findings.compare(at: "/parent", unit.parents.first?.unit, with: known.parents.first?.unit)
        findings.compare(at: "/from", unit.from, with: known.from)
        findings.compare(at: "/levels", unit.levels, with: known.levels)
        findings.compare(at: "/ownership", unit.ownership, with: known.ownership)
        findings.compare(at: "/region", unit.region, with: known.region)
        return findings
    }
}
