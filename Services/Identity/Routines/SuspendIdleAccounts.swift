import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Suspends accounts that nobody has used for 45 days, or what the operator has set (TCVN 14423:2026).
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
            try Accounts.set(.suspended, of: account, at: occasion.now, in: &transaction)
            try Accounts.record(
                "suspended", account, on: occasion,
                reason: LongText("Không sử dụng quá thời hạn · Not used for too long"),
                in: &transaction)
            try Sessions.endAll(of: account, because: .accountSuspended, on: occasion, in: &transaction)
        }
    }

    private static func idle(at now: Instant, limit: Int, in store: Reader) throws(SQLiteError) -> [UserName] {
        let days = Int64(try SignInRule.current(in: store).idleDays)
        return try Accounts.idle(
            since: now.advanced(byMilliseconds: -days * 86_400_000), on: LocalDate(of: now) ?? .sample, limit: limit,
            in: store)
    }
}
