import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// One account of a unit as somebody who reviews access must see it, with what stands out.
struct ReviewedAccount: Codable, Sendable {
    var account: UserName
    var displayName: PersonName
    var status: AccountStatus
    /// The roles of today.
    var roles: [Claims.Grant]
    var lastSignIn: Instant?
    var passwordSet: Instant?
    var hasSecondFactor: Bool
    var findings: [Finding]

    /// What stands out.
    struct Finding: Codable, Sendable, Hashable {
        var code: Code
        var sentence: Bilingual
    }

    enum Code: String, WireEnum {
        case idle
        case neverUsed = "never-used"
        case noPerson = "no-person"
        case personLeft = "person-left"
        case noRole = "no-role"
        case noSecondFactor = "no-second-factor"
        case oldPassword = "old-password"
        case suspended
        case sharingSuspected = "sharing-suspected"
    }
}

/// What a review of a unit's accounts goes through (001 Đ3.b, 003 Đ3.2, TCVN 14423:2026).
enum AccessFindings {
    /// Every account that is not closed, by name.
    static func of(_ unit: UnitCode, on occasion: Occasion, in store: Reader) throws(SQLiteError) -> [ReviewedAccount] {
        var reviewed: [ReviewedAccount] = []
        var after: UserName?
        while true {
            let page = try Accounts.concerning(unit, after: after, limit: 500, in: store)
            for account in page where account.status != .closed {
                reviewed.append(try review(account, on: occasion, in: store))
            }
            guard page.count == 500, let last = page.last?.name else { return reviewed }
            after = last
        }
    }

    private static func review(
        _ account: Account, on occasion: Occasion, in store: Reader
    ) throws(SQLiteError) -> ReviewedAccount {
        let rule = try SignInRule.current(in: store)
        let roles = try RoleGrants.held(by: account.name, on: occasion.today, in: store)
        var reviewed = ReviewedAccount(
            account: account.name, displayName: account.displayName, status: account.status ?? .active, roles: roles,
            lastSignIn: try Sessions.lastUse(of: account.name, in: store),
            passwordSet: try Credentials.of(account.name, in: store)?.changed,
            hasSecondFactor: account.hasSecondFactor == true, findings: [])
        func add(_ code: ReviewedAccount.Code, en: String, vi: String) {
            reviewed.findings.append(ReviewedAccount.Finding(code: code, sentence: Bilingual(en: en, vi: vi)))
        }
        let idle = occasion.now.advanced(byMilliseconds: -Int64(rule.idleDays) * 86_400_000)
        if account.status == .suspended { add(.suspended, en: "is suspended", vi: "đang tạm ngưng") }
        if let last = reviewed.lastSignIn {
            if last < idle {
                add(.idle, en: "not used for \(rule.idleDays) days", vi: "không dùng đã \(rule.idleDays) ngày")
            }
        } else {
            add(.neverUsed, en: "has never signed in", vi: "chưa từng đăng nhập")
        }
        if account.kind != .service, account.person == nil {
            add(.noPerson, en: "names no staff file", vi: "chưa gắn với hồ sơ nhân sự")
        }
        if let person = account.person, try KnownMembers.hasLeft(person, in: store) {
            add(.personLeft, en: "belongs to somebody who has left", vi: "thuộc về người đã nghỉ việc")
        }
        if roles.isEmpty, account.person == nil { add(.noRole, en: "has no role today", vi: "hiện không có vai trò") }
        let names = roles.map(\.role)
        if SignInRule.administers(names, by: occasion.policy), account.hasSecondFactor != true {
            add(
                .noSecondFactor, en: "administers without a second factor",
                vi: "có quyền quản trị nhưng chưa bật xác thực hai yếu tố")
        }
        let days = rule.passwordDays(for: names, by: occasion.policy)
        if let set = reviewed.passwordSet, set.advanced(byMilliseconds: Int64(days) * 86_400_000) < occasion.now {
            add(.oldPassword, en: "has a password older than \(days) days", vi: "mật khẩu đã quá \(days) ngày")
        }
        if try store.exists("SELECT 1 FROM sharing_case WHERE account = ?1 AND verdict IS NULL", account.name) {
            add(.sharingSuspected, en: "shows signs of being shared", vi: "có dấu hiệu dùng chung")
        }
        return reviewed
    }
}
