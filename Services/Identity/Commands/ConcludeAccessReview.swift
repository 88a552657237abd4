import Access
import Contracts
import Messaging
import SQLite
import ServiceKit
import Vocabulary
import Wire

/// Says that the sender has gone through a unit's accounts and what they may do; due once a year (TCVN 14423:2026).
struct ConcludeAccessReview: Command {
    static let name: MessageName = "identity.conclude-access-review"
    static let permission: Permission? = .reviewAccess

    var unit: UnitCode
    var note: LongText?

    typealias Answer = Done

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(unit) }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Done> {
        guard let reviewer = occasion.claims?.sub else { return .refused(.unauthenticated) }
        guard try Directory.knows(unit, in: transaction.reader) else {
            return .refused(
                Refusal(.notFound, at: "/unit", en: "is not a registered unit", vi: "không phải đơn vị đã đăng ký"))
        }
        guard try AccessReviews.last(of: unit, in: transaction.reader) != occasion.today else { return .done(Done()) }
        let accounts = try AccessFindings.of(unit, on: occasion, in: transaction.reader)
        try AccessReviews.keep(unit, on: occasion.today, by: reviewer, in: &transaction)
        let review = AccessReview(
            unit: unit, on: occasion.today, by: reviewer, accounts: accounts.count,
            findings: accounts.reduce(0) { $0 + $1.findings.count }, note: note)
        try transaction.record("concluded", review, on: occasion)
        return .done(Done())
    }
}
