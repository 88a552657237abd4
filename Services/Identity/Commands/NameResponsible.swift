import Access
import Contracts
import Messaging
import SQLite
import ServiceKit
import Vocabulary
import Wire

/// Names who answers for a module of a unit's data, from a day on (QĐ 513/2024 Đ8, Đ15.6; QĐ 181/2023 Đ10.3).
struct NameResponsible: Command {
    static let name: MessageName = "identity.name-responsible"
    static let permission: Permission? = .nameResponsible

    var unit: UnitCode
    var module: Module
    var account: UserName
    var from: LocalDate
    /// The first day without it; open-ended when nothing is said.
    var to: LocalDate?

    typealias Answer = Done

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(unit) }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Done> {
        let named = Responsibility(unit: unit, module: module, account: account, from: from, to: to)
        if try Responsibilities.state(of: module, at: unit, from: from, in: transaction.reader) == named {
            return .done(Done())
        }
        var findings = Findings()
        checkForm(&findings)
        try checkUnit(&findings, in: transaction.reader)
        try checkAccount(&findings, in: transaction.reader)
        try checkOthers(named, &findings, in: transaction.reader)
        if let refusal = findings.refusal { return .refused(refusal) }
        try Responsibilities.add(named, in: &transaction)
        try transaction.record("named", named, on: occasion)
        return .done(Done())
    }

    private func checkForm(_ findings: inout Findings) {
        guard let to, to <= from else { return }
        findings.add(
            .invalid, at: "/to", en: "must be later than from: it is the first day without it",
            vi: "phải sau ngày bắt đầu: đây là ngày đầu tiên không còn phụ trách")
    }

    private func checkUnit(_ findings: inout Findings, in store: Reader) throws(SQLiteError) {
        guard let found = try Directory.unit(unit, in: store) else { return findings.addUnknownUnit() }
        if from < found.from {
            findings.add(
                .conflict, at: "/from", en: "is before \(found.from.text), when the unit began",
                vi: "trước ngày \(found.from.text) là ngày đơn vị bắt đầu hoạt động")
        }
        if let end = found.to, to.map({ $0 > end }) ?? true {
            findings.add(
                .conflict, at: "/to", en: "goes beyond \(end.text), the day the unit closes; end it by then",
                vi: "vượt quá \(end.text) là ngày đơn vị giải thể; hãy kết thúc trước ngày đó")
        }
    }

    /// Somebody of the unit, or somebody with a role there: nobody answers for what he cannot reach.
    private func checkAccount(_ findings: inout Findings, in store: Reader) throws(SQLiteError) {
        guard let state = try Accounts.state(of: account, in: store) else {
            return findings.add(
                .notFound, at: "/account", en: "is not open; open the account first",
                vi: "chưa được mở; hãy mở tài khoản trước")
        }
        findings.expectNoPupil(state)
        if state.status == .closed {
            findings.add(
                .conflict, at: "/account", en: "is closed for good; name somebody who can sign in",
                vi: "đã đóng vĩnh viễn; hãy chọn người còn đăng nhập được")
        }
        let lineage = try Directory.lineage(of: unit, on: from, in: store)
        let isHere = state.roles.contains { grant in
            lineage.contains(grant.unit) && grant.from <= from && grant.to.map { from < $0 } ?? true
        }
        guard state.unit != unit, !isHere else { return }
        findings.add(
            .conflict, at: "/account",
            en: "belongs to another unit and has no role at this one on \(from.text); grant the role first",
            vi: "thuộc đơn vị khác và không có vai trò tại đơn vị này vào ngày \(from.text); hãy cấp vai trò trước")
    }

    private func checkOthers(
        _ named: Responsibility, _ findings: inout Findings, in store: Reader
    ) throws(SQLiteError) {
        guard let other = try Responsibilities.other(than: named, in: store) else { return }
        let (en, vi) = (other.to?.text ?? "further notice", other.to?.text ?? "khi có thay đổi")
        findings.add(
            .duplicate, at: "/from",
            en: "falls into the time of \(other.account.text), from \(other.from.text) to \(en); end that first",
            vi: "trùng với thời gian của \(other.account.text), từ \(other.from.text) đến \(vi); hãy kết thúc trước")
    }
}
