import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Suspends accounts that nobody has used for 45 days, or what the operator has set (TCVN 14423:2026); pupils' after half
/// a year, for a summer is longer than 45 days.
enum SuspendIdleAccounts: Routine {
    static let name: StaticString = "suspend idle accounts"
    static let pause: Int64 = 600_000
    /// So many at a time, so that nobody waits for it.
    private static let most = 50

    static func isDue(at now: Instant, in store: Reader) throws(SQLiteError) -> Bool {
        try !idle(at: now, limit: 1, in: store).isEmpty
    }

    static func run(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) {
        for account in try idle(at: occasion.now, limit: most, in: transaction.reader) {
            try Accounts.suspend(
                account, on: occasion, reason: "Không sử dụng quá thời hạn · Not used for too long", in: &transaction)
        }
    }

    private static func idle(at now: Instant, limit: Int, in store: Reader) throws(SQLiteError) -> [UserName] {
        let rule = try SignInRule.current(in: store)
        func ago(_ days: Int) -> Instant { now.advanced(byMilliseconds: -Int64(days) * 86_400_000) }
        return try Accounts.idle(
            since: ago(rule.idleDays), pupilsSince: ago(rule.pupilIdleDays), on: LocalDate(of: now) ?? .sample,
            limit: limit, in: store)
    }
}
