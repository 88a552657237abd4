import Access
import Contracts
import Messaging
import SQLite
import ServiceKit
import Vocabulary
import Wire

/// Takes a role at one's unit for a few hours in an emergency; it ends by itself, and somebody else looks into it.
///
/// The next token says it: renew the session.
struct BreakGlass: Command {
    static let name: MessageName = "identity.break-glass"
    static let permission: Permission? = .breakGlass
    static let longestHours = 8

    var unit: UnitCode
    var role: Role
    var reason: LongText
    var hours: Int

    struct Answer: Codable, Sendable {
        var id: MessageID
        /// When it ends by itself.
        var to: Instant
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(unit) }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Answer> {
        guard let account = occasion.claims?.sub else { return .refused(.unauthenticated) }
        var findings = Findings()
        if !(1...Self.longestHours).contains(hours) {
            findings.add(
                .invalid, at: "/hours", en: "must be 1 to \(Self.longestHours)",
                vi: "phải từ 1 đến \(Self.longestHours)")
        }
        if !GrantRule.isGranted(role, by: occasion.policy) || role == .systemAdministrator || role == .auditor {
            findings.add(
                .invalid, at: "/role", en: "is not a role that an emergency calls for",
                vi: "không phải vai trò có thể tạm nhận khi khẩn cấp")
        }
        if try !Directory.knows(unit, in: transaction.reader) {
            findings.add(
                .notFound, at: "/unit", en: "is not a registered unit", vi: "không phải đơn vị đã đăng ký")
        }
        let held = try BrokenGlasses.held(by: account, at: occasion.now, in: transaction.reader)
        if let other = held.first {
            findings.add(
                .conflict, at: "/role", en: "must wait: you have \(other.role.rawValue) until \(other.to.text)",
                vi: "phải chờ: bạn đang giữ \(other.role.rawValue) đến \(other.to.text)")
        }
        if let refusal = findings.refusal { return .refused(refusal) }
        let glass = BrokenGlass(
            id: occasion.id, account: account, role: role, unit: unit, from: occasion.now,
            to: occasion.now.advanced(byMilliseconds: Int64(hours) * 3_600_000), reason: reason)
        try BrokenGlasses.keep(glass, in: &transaction)
        try transaction.record("taken", glass, on: occasion, reason: reason.text)
        return .done(Answer(id: glass.id, to: glass.to))
    }
}
