import Access
import Contracts
import Messaging
import SQLite
import ServiceKit
import Vocabulary
import Wire

/// Ends a role on a day; where that is today or before, the tokens that still say it are refused at once.
struct RevokeRole: Command {
    static let name: MessageName = "identity.revoke-role"
    static let permission: Permission? = .manageAccounts

    var account: UserName
    var role: Role
    var unit: UnitCode
    /// The day on which the role was to begin, which tells it from others of its kind.
    var from: LocalDate
    /// The first day without it; today where nothing is said, and where the role has not begun, the day it would.
    ///
    /// On the day it begins the role is as if it had never been given.
    var on: LocalDate?
    var reason: LongText

    typealias Answer = Done

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(unit) }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Done> {
        let end = on ?? max(occasion.today, from)
        var findings = Findings()
        let state = try findings.expectAccount(account, in: transaction.reader)
        let grant = state?.roles.first { $0.role == role && $0.unit == unit && $0.from == from }
        if state != nil, grant == nil {
            findings.add(
                .notFound, at: "/from", en: "is not the day on which the account was given this role there",
                vi: "không phải ngày tài khoản được cấp vai trò này tại đơn vị")
        }
        if let known = grant?.to, known == end || on == nil && known <= end { return .done(Done()) }
        let lineage = try Directory.lineage(of: unit, on: occasion.today, in: transaction.reader)
        let granter = occasion.claims.map { occasion.policy.held(by: $0, at: lineage) } ?? []
        if occasion.claims != nil, !GrantRule.allows(role, from: granter) {
            findings.add(
                .forbidden, at: "/role", en: "is not yours to take; ask whoever gave it",
                vi: "không thuộc quyền thu hồi của bạn; hãy đề nghị người đã cấp")
        }
        if role == .systemAdministrator, occasion.claims?.sub == account {
            findings.add(
                .forbidden, at: "/account",
                en: "is your own; another system administrator must do this, so that one is left",
                vi: "là tài khoản của chính bạn; phải do quản trị hệ thống khác thực hiện để luôn còn người quản trị")
        }
        if end < from {
            findings.add(
                .invalid, at: "/on", en: "must not be before \(from.text), the day on which the role begins",
                vi: "không được trước ngày \(from.text) là ngày vai trò bắt đầu")
        }
        if let before = grant?.to, before < end {
            findings.add(
                .conflict, at: "/on", en: "is after \(before.text), when the role ends anyway",
                vi: "sau ngày \(before.text) là ngày vai trò đã kết thúc")
        }
        if end < occasion.today {
            findings.add(
                .invalid, at: "/on", en: "must not be in the past: what was done until now was done with the role",
                vi: "không được ở quá khứ: những việc đã làm đến nay là làm với vai trò này")
        }
        if let refusal = findings.refusal { return .refused(refusal) }
        guard let grant else { return .refused(.notFound) }
        try RoleGrants.end(grant, of: account, on: end, in: &transaction)
        try Accounts.record("role-revoked", account, on: occasion, reason: reason, in: &transaction)
        if end <= occasion.today {
            try Sessions.outdate(account, because: .rolesChanged, on: occasion, in: &transaction)
        }
        return .done(Done())
    }
}
