import Access
import Contracts
import Messaging
import SQLite
import ServiceKit
import Vocabulary
import Wire

/// Changes what a unit is called or says of itself; its place is changed by moving it, its code and kind never.
struct ChangeUnit: Command {
    static let name: MessageName = "identity.change-unit"
    static let permission: Permission? = .manageUnits

    var unit: UnitCode
    var name: ShortText?
    /// All that the school teaches from now on.
    var levels: [Level]?
    var ownership: Ownership?
    var region: Region?
    /// The whole profile as it is now: what it leaves out is no more.
    var profile: Unit.Profile?

    typealias Answer = Done

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(unit) }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Done> {
        var findings = Findings()
        checkForm(&findings)
        guard let known = try Directory.unit(unit, in: transaction.reader) else {
            findings.addUnknownUnit()
            return findings.refusal.map { .refused($0) } ?? .refused(.notFound)
        }
        if let end = known.to, end <= occasion.today {
            findings.add(
                .conflict, at: "/unit", en: "has been closed since \(end.text) and stays as it was",
                vi: "đã giải thể từ ngày \(end.text) và được giữ nguyên")
        }
        findings.checkTeaching(of: known.kind, levels: levels ?? known.levels, ownership: ownership)
        findings.checkProfile(profile, of: known.kind)
        if let refusal = findings.refusal { return .refused(refusal) }
        var state = known
        state.name = name ?? known.name
        state.levels = levels.map { Set($0).sorted() } ?? known.levels
        state.ownership = ownership ?? known.ownership
        state.region = region ?? known.region
        state.profile = profile ?? known.profile
        if state == known { return .done(Done()) }
        let version = try transaction.record("changed", state, on: occasion)
        try Directory.keep(state, version: version, in: &transaction)
        return .done(Done())
    }

    private func checkForm(_ findings: inout Findings) {
        guard name == nil, levels == nil, ownership == nil, region == nil, profile == nil else { return }
        findings.add(
            .incomplete, at: "",
            en: "must say at least one thing that changes: name, levels, ownership, region, profile",
            vi: "phải nêu ít nhất một nội dung thay đổi: tên, cấp học, loại hình, vùng, hồ sơ")
    }
}
