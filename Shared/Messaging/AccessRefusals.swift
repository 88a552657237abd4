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

        /// Also where the clock has been set back: nobody waits for a time that may be years away.
        func isOver(at now: Instant) -> Bool {
            !(0..<AccessRefusals.pause).contains(now.milliseconds - written.milliseconds)
        }
    }

    private var counts: [Knock: Count] = [:]
    /// What the transaction that runs has changed of them, as it was before.
    private var before: [Knock: Count?] = [:]

    /// What was noted so far is in the journal for good.
    mutating func stand() { before = [:] }

    /// The transaction was rolled back, and what it wrote down with it.
    mutating func undo() {
        for (knock, count) in before { counts[knock] = count }
        before = [:]
    }

    private mutating func set(_ knock: Knock, _ count: Count?) {
        if before.index(forKey: knock) == nil { before.updateValue(counts[knock], forKey: knock) }
        counts[knock] = count
    }

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
        _ message: MessageName, _ refusal: AccessRefusal, times: Int = 1, on occasion: Occasion,
        in transaction: inout Transaction
    ) throws(SQLiteError) {
        let knock = Knock(account: refusal.account, message: message.text)
        let known = counts[knock]
        if var known, !known.isOver(at: occasion.now) {
            known.unwritten += times
            known.latest = refusal
            known.occasion = occasion
            return set(knock, known)
        }
        if known == nil, counts.count >= Self.capacity { try writeAll(in: &transaction) }
        try write(refusal, times: times + (known?.unwritten ?? 0), on: occasion, in: &transaction)
        set(knock, Count(written: occasion.now, latest: refusal, occasion: occasion))
    }

    /// Whether there are knocks whose minute is over.
    func isDue(at now: Instant) -> Bool { counts.values.contains { $0.isOver(at: now) } }

    /// Writes down the knocks whose minute is over, and forgets who has not come back.
    mutating func settle(at now: Instant, in transaction: inout Transaction) throws(SQLiteError) {
        for (knock, count) in counts where count.isOver(at: now) {
            if count.unwritten > 0 {
                try write(count.latest, times: count.unwritten, on: count.occasion, in: &transaction)
            }
            set(knock, nil)
        }
    }

    /// Makes room: whoever comes back after it is written down once more, which is better than not at all.
    private mutating func writeAll(in transaction: inout Transaction) throws(SQLiteError) {
        for (knock, count) in counts {
            if count.unwritten > 0 {
                try write(count.latest, times: count.unwritten, on: count.occasion, in: &transaction)
            }
            set(knock, nil)
        }
    }

    private func write(
        _ refusal: AccessRefusal, times: Int, on occasion: Occasion, in transaction: inout Transaction
    ) throws(SQLiteError) {
        var refusal = refusal
        refusal.times = times
        try transaction.record("refused", refusal, on: occasion)
    }
}
