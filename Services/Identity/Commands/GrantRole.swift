import Access
import Contracts
import Messaging
import SQLite
import ServiceKit
import Vocabulary
import Wire

/// Gives an account a role at a unit and all below it, for `[from, to)`.
struct GrantRole: Command {
    static let name: MessageName = "identity.grant-role"
    static let permission: Permission? = .manageAccounts

    var account: UserName
    var role: Role
    var unit: UnitCode
    var from: LocalDate
    /// The first day without it; open-ended when nothing is said.
    var to: LocalDate?
    /// The decision by which it is given, for example the one that sets up the software team (001 Đ3.a).
    var decision: ShortText?

    typealias Answer = Done

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(unit) }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Done> {
        let grant = Account.Grant(role: role, unit: unit, from: from, to: to, decision: decision)
        var state = try Accounts.state(of: account, in: transaction.reader)
        if state?.roles.contains(grant) == true { return .done(Done()) }
        var findings = Findings()
        checkForm(by: occasion.policy, &findings)
        try checkGranter(on: occasion, &findings, in: transaction.reader)
        try checkUnit(&findings, in: transaction.reader)
        check(grant, against: state, &findings)
        try checkAdministrator(grant, &findings, in: transaction.reader)
        if let refusal = findings.refusal { return .refused(refusal) }
        try RoleGrants.add([grant], to: account, in: &transaction)
        state?.roles = try RoleGrants.of(account, in: transaction.reader)
        if let state { try transaction.record("role-granted", state, on: occasion) }
        return .done(Done())
    }

    private func checkForm(by policy: Policy, _ findings: inout Findings) {
        if let to, to <= from {
            findings.add(
                .invalid, at: "/to", en: "must be later than from: it is the first day without the role",
                vi: "phải sau ngày bắt đầu: đây là ngày đầu tiên không còn vai trò")
        }
        if !GrantRule.isGranted(role, by: policy) {
            findings.add(
                .invalid, at: "/role",
                en: "comes from an assignment; assign the work in staff instead of granting the role",
                vi: "có được từ phân công; hãy phân công công việc ở phần nhân sự thay vì cấp vai trò")
        }
        if role == .systemAdministrator, unit != UnitCode.root {
            findings.add(
                .invalid, at: "/unit",
                en: "must be \(UnitCode.root.text): a system administrator runs the whole installation",
                vi: "phải là \(UnitCode.root.text): quản trị hệ thống phụ trách toàn hệ thống")
        }
    }

    /// Nobody rises by his own hand, and nobody gives what stands above him.
    private func checkGranter(on occasion: Occasion, _ findings: inout Findings, in store: Reader) throws(SQLiteError) {
        guard let claims = occasion.claims else { return }
        let lineage = try Directory.lineage(of: unit, on: occasion.today, in: store)
        let roles = occasion.policy.held(by: claims, at: lineage)
        if !GrantRule.allows(role, from: roles) {
            findings.add(
                .forbidden, at: "/role", en: "is not yours to grant; ask the principal or the system administrator",
                vi: "không thuộc quyền cấp của bạn; hãy đề nghị hiệu trưởng hoặc quản trị hệ thống")
        }
        if claims.sub == account, !roles.contains(.systemAdministrator) {
            findings.add(
                .forbidden, at: "/account", en: "is your own; somebody else must grant you a role",
                vi: "là tài khoản của chính bạn; phải do người khác cấp vai trò")
        }
    }

    private func checkUnit(_ findings: inout Findings, in store: Reader) throws(SQLiteError) {
        guard let found = try Directory.unit(unit, in: store) else {
            return findings.add(
                .notFound, at: "/unit", en: "is not registered; register the unit first",
                vi: "chưa được đăng ký; hãy đăng ký đơn vị trước")
        }
        if let end = found.to, to.map({ $0 > end }) ?? true {
            findings.add(
                .conflict, at: "/to", en: "goes beyond \(end.text), the day the unit closes; end the role by then",
                vi: "vượt quá \(end.text) là ngày đơn vị giải thể; hãy kết thúc vai trò trước ngày đó")
        }
    }

    private func check(_ grant: Account.Grant, against state: Account?, _ findings: inout Findings) {
        guard let state else {
            return findings.add(
                .notFound, at: "/account", en: "is not open; open the account first",
                vi: "chưa được mở; hãy mở tài khoản trước")
        }
        findings.expectNoPupil(state)
        if state.status == .closed {
            findings.add(
                .conflict, at: "/account", en: "is closed, and a closed account is never opened again; open another",
                vi: "đã đóng, tài khoản đã đóng không được mở lại; hãy mở tài khoản khác")
        }
        if state.kind == .service, GrantRule.isAdministration(role) || role == .systemAdministrator {
            findings.add(
                .invalid, at: "/account", en: "is a program's; a program administers nothing",
                vi: "là tài khoản của phần mềm; phần mềm không được quản trị")
        }
        if let day = state.fullDay(within: grant) {
            findings.add(
                .conflict, at: "/account",
                en: "has \(Claims.mostRoles) roles on \(day.text), as many as a token has room for; take back what is "
                    + "no longer needed first",
                vi: "đã có \(Claims.mostRoles) vai trò vào ngày \(day.text), là số tối đa mà một phiên làm việc mang "
                    + "được; hãy thu hồi vai trò không còn cần trước")
        }
        guard let other = state.roles.first(where: grant.overlaps) else { return }
        findings.add(
            .duplicate, at: "/from",
            en: "falls into the same role there from \(other.from.text) to \(other.to?.text ?? "further notice")",
            vi: "trùng với vai trò này tại đơn vị từ \(other.from.text) đến \(other.to?.text ?? "khi có thay đổi")")
    }

    private func checkAdministrator(
        _ grant: Account.Grant, _ findings: inout Findings, in store: Reader
    ) throws(SQLiteError) {
        guard GrantRule.isAdministration(role),
            let other = try RoleGrants.otherAdministrator(than: account, during: grant, in: store)
        else { return }
        findings.add(
            .conflict, at: "/role", en: "belongs to \(other.text) then; a unit has one administration account",
            vi: "đang thuộc về \(other.text); mỗi đơn vị chỉ có một tài khoản quản trị")
    }
}
