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
        try checkPlace(&findings, in: transaction.reader)
        checkProfile(&findings)
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

    /// The unit above it must be there on the day, and be of a kind that has such units below it.
    private func checkPlace(_ findings: inout Findings, in store: Reader) throws(SQLiteError) {
        if !kind.exists(on: from) {
            findings.add(
                .invalid, at: "/from",
                en: "district offices end on 30/6/2025 and commune offices begin on 1/7/2025; check kind and date",
                vi: "phòng GD&ĐT cấp huyện kết thúc ngày 30/6/2025, phòng cấp xã bắt đầu từ 1/7/2025; hãy kiểm tra "
                    + "loại đơn vị và ngày")
        }
        guard let parent, parent != UnitCode.root else { return }
        guard let above = try Directory.unit(parent, in: store) else {
            return findings.add(
                .notFound, at: "/parent", en: "is not registered; register the unit above first",
                vi: "chưa được đăng ký; hãy đăng ký đơn vị cấp trên trước")
        }
        if from < above.from || above.to != nil {
            findings.add(
                .conflict, at: "/parent", en: "is not open on \(from.text) and after; name a unit that is",
                vi: "không hoạt động từ ngày \(from.text); hãy chọn đơn vị đang hoạt động")
        }
        if !kind.mayAnswer(to: above.kind) {
            findings.add(
                .invalid, at: "/parent", en: "is a \(above.kind.rawValue), which has no \(kind.rawValue) below it",
                vi: "là đơn vị loại \(above.kind.rawValue), không thể có đơn vị loại \(kind.rawValue) trực thuộc")
        }
    }

    private func checkProfile(_ findings: inout Findings) {
        let teaches = levels?.isEmpty == false
        if kind == .school, !teaches {
            findings.add(
                .incomplete, at: "/levels", en: "must name at least one level that the school teaches",
                vi: "phải ghi ít nhất một cấp học của trường")
        }
        guard kind != .school else { return }
        if teaches {
            findings.add(
                .invalid, at: "/levels", en: "belongs to schools only; leave it out",
                vi: "chỉ dành cho trường học; hãy bỏ")
        }
        if ownership != nil {
            findings.add(
                .invalid, at: "/ownership", en: "belongs to schools only; leave it out",
                vi: "chỉ dành cho trường học; hãy bỏ")
        }
    }
}
