import Access
import Contracts
import Messaging
import SQLite
import ServiceKit
import Vocabulary
import Wire

/// Puts a unit under another one from a day on; where it was before stays on record.
///
/// So a report takes the tree of its cut-off date, and the districts that ended on 30/6/2025 keep their past.
struct MoveUnit: Command {
    static let name: MessageName = "identity.move-unit"
    static let permission: Permission? = .manageUnits

    var unit: UnitCode
    /// The unit it answers to from then on.
    var to: UnitCode
    var from: LocalDate
    var reason: LongText?

    typealias Answer = Done

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(to) }

    /// Needs the right over the place it leaves and over the one it comes to.
    func objection(on occasion: Occasion, in store: Reader) throws(SQLiteError) -> Refusal? {
        let places = [try Directory.unit(unit, in: store)?.lastStay?.unit, to]
        for place in places {
            guard let place else { continue }
            if let refusal = try occasion.objection(to: .manageUnits, over: Scope(place), in: store) { return refusal }
        }
        return nil
    }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Done> {
        let known = try Directory.unit(unit, in: transaction.reader)
        if known?.parents.contains(where: { $0.unit == to && $0.from == from }) == true { return .done(Done()) }
        var findings = Findings()
        checkDay(of: known, &findings)
        try checkPlace(of: known, &findings, in: transaction.reader)
        if let refusal = findings.refusal { return .refused(refusal) }
        guard var state = known else { return .refused(.notFound) }
        state.endStay(on: from)
        state.parents.append(Unit.Parent(unit: to, from: from, to: state.to))
        let version = try transaction.record(
            "moved", state, on: occasion, occurred: from <= occasion.today ? from.start : nil, reason: reason?.text)
        try Directory.keep(state, version: version, in: &transaction)
        return .done(Done())
    }

    private func checkDay(of known: Unit?, _ findings: inout Findings) {
        guard let known else { return findings.addUnknownUnit() }
        guard let stay = known.lastStay else {
            return findings.add(
                .invalid, at: "/unit", en: "is the installation itself, which answers to nobody",
                vi: "là toàn hệ thống, không trực thuộc đơn vị nào")
        }
        findings.checkKind(known.kind, from: from)
        if stay.unit == to {
            findings.add(
                .duplicate, at: "/to", en: "is the unit it answers to already, since \(stay.from.text)",
                vi: "đã là đơn vị cấp trên từ ngày \(stay.from.text)")
        }
        if from <= stay.from {
            findings.add(
                .conflict, at: "/from",
                en: "must be after \(stay.from.text), when its last stay began: a move cannot reach behind another",
                vi: "phải sau ngày \(stay.from.text) là ngày bắt đầu trực thuộc gần nhất: không thể chuyển lùi về trước"
            )
        }
        if let end = known.to, from >= end {
            findings.add(
                .conflict, at: "/from", en: "must be before \(end.text), the day the unit closes",
                vi: "phải trước ngày \(end.text) là ngày đơn vị giải thể")
        }
    }

    /// Kinds stand in ranks, so no circle can close; one that would is named as such all the same.
    private func checkPlace(of known: Unit?, _ findings: inout Findings, in store: Reader) throws(SQLiteError) {
        guard let known else {
            guard try !Directory.knows(to, in: store) else { return }
            return findings.add(
                .notFound, at: "/to", en: "is not registered; register the unit above first",
                vi: "chưa được đăng ký; hãy đăng ký đơn vị cấp trên trước")
        }
        guard known.lastStay != nil else { return }
        try findings.checkPlace(of: known.kind, under: to, at: "/to", from: from, to: known.to, in: store)
        if try Directory.lineage(of: to, on: from, in: store).contains(unit) {
            findings.add(
                .conflict, at: "/to", en: "is the unit itself or stands below it then; nothing can answer to itself",
                vi: "chính là đơn vị này hoặc trực thuộc nó vào ngày đó; không đơn vị nào trực thuộc chính mình")
        }
    }
}
