import Messaging
import SQLite
import Wire

/// Has keys of tokens follow each other: the next is published an hour before it signs, the last is retired when the
/// last token that it has signed has run out.
enum ExchangeTokenKeys: Routine {
    static let name: StaticString = "exchange token keys"
    static let pause: Int64 = 60_000

    static func isDue(at now: Instant, in store: Reader) throws(SQLiteError) -> Bool {
        if try isOld(at: now, in: store) { return true }
        return try !past(at: now, in: store).isEmpty
    }

    static func run(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) {
        if try isOld(at: occasion.now, in: transaction.reader) {
            _ = try TokenKeys.mint(
                from: occasion.now.advanced(byMilliseconds: TokenKeys.notice), on: occasion, in: &transaction)
        }
        for secret in try past(at: occasion.now, in: transaction.reader) {
            try TokenKeys.retire(secret, on: occasion, in: &transaction)
        }
    }

    private static func isOld(at now: Instant, in store: Reader) throws(SQLiteError) -> Bool {
        // A key that was dated while the clock was ahead keeps nobody from making the one that is due.
        let notice = now.advanced(byMilliseconds: TokenKeys.notice)
        guard let newest = try TokenSecret.newest(by: notice, in: store) else { return false }
        let days = Int64(try SignInRule.current(in: store).keyDays)
        return newest.from.advanced(byMilliseconds: days * 86_400_000 - TokenKeys.notice) <= now
    }

    /// Keys whose successor has signed for long enough.
    private static func past(at now: Instant, in store: Reader) throws(SQLiteError) -> [TokenSecret] {
        guard let current = try TokenSecret.current(at: now, in: store),
            current.from.advanced(byMilliseconds: TokenKeys.overlap) <= now
        else { return [] }
        return try TokenSecret.former(at: now, in: store)
    }
}
