public import Access
import SQLite
public import Vocabulary
public import Wire

/// Somebody was refused what his roles and duties do not allow.
public struct AccessRefusal: Recordable {
    public static let entity = "access"
    public static let facts = ["refused"]
    public static let classification = DataClassification.personal

    public var account: UserName
    /// The command or question that was refused, and what it needed.
    public var command: MessageName
    public var permission: Permission?
    /// Where; the installation itself where the message names no place.
    public var school: UnitCode
    /// How often since it was last written down, this time included.
    public var times: Int?

    public var key: String { account.text }
    public var unit: UnitCode { school }
}

/// Makes every refusal of access a fact (004 Đ7), but not one for every knock: one for each account and message within
/// a minute, with the number of knocks since, for whoever is refused could otherwise fill the journal.
struct AccessRefusals {
    private static let pause: Int64 = 60_000
    private static let capacity = 4096

    private struct Knock: Hashable {
        var account: UserName
        var message: String
    }

    private struct Count {
        var written: Instant
        /// Since then.
        var unwritten = 0
        var latest: AccessRefusal
        var occasion: Occasion
    }

    private var counts: [Knock: Count] = [:]

    mutating func note(
        _ message: MessageName, _ permission: Permission?, at unit: UnitCode?, on occasion: Occasion,
        in transaction: inout Transaction
    ) throws(SQLiteError) {
        guard let account = occasion.claims?.sub else { return }
        try note(
            message, AccessRefusal(account: account, command: message, permission: permission, school: unit ?? .root),
            on: occasion, in: &transaction)
    }

    mutating func note(
        _ message: MessageName, _ refusal: AccessRefusal, on occasion: Occasion, in transaction: inout Transaction
    ) throws(SQLiteError) {
        let knock = Knock(account: refusal.account, message: message.text)
        if let before = counts[knock], occasion.now.milliseconds - before.written.milliseconds < Self.pause {
            counts[knock]?.unwritten += 1
            counts[knock]?.latest = refusal
            counts[knock]?.occasion = occasion
            return
        }
        if counts.count >= Self.capacity { try writeAll(in: &transaction) }
        try write(refusal, times: 1 + (counts[knock]?.unwritten ?? 0), on: occasion, in: &transaction)
        counts[knock] = Count(written: occasion.now, latest: refusal, occasion: occasion)
    }

    /// Whether there are knocks whose minute is over.
    func isDue(at now: Instant) -> Bool {
        counts.values.contains { now.milliseconds - $0.written.milliseconds >= Self.pause }
    }

    /// Writes down the knocks whose minute is over, and forgets who has not come back.
    mutating func settle(at now: Instant, in transaction: inout Transaction) throws(SQLiteError) {
        for (knock, count) in counts where now.milliseconds - count.written.milliseconds >= Self.pause {
            if count.unwritten > 0 {
                try write(count.latest, times: count.unwritten, on: count.occasion, in: &transaction)
            }
            counts[knock] = nil
        }
    }

    private mutating func writeAll(in transaction: inout Transaction) throws(SQLiteError) {
        for count in counts.values where count.unwritten > 0 {
            try write(count.latest, times: count.unwritten, on: count.occasion, in: &transaction)
        }
        counts = [:]
    }

    private func write(
        _ refusal: AccessRefusal, times: Int, on occasion: Occasion, in transaction: inout Transaction
    ) throws(SQLiteError) {
        var refusal = refusal
        refusal.times = times
        try transaction.record("refused", refusal, on: occasion)
    }
}
