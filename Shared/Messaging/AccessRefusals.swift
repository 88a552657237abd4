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

    /// What makes two refusals one.
    struct Knock: Hashable, Sendable {
        var account: UserName
        var command: MessageName
    }

    var knock: Knock { Knock(account: account, command: command) }
}

/// Makes every refusal of access a fact (004 Đ7), but not one for every knock: one for each account and message within
/// a minute, with the number of knocks since, for whoever is refused could otherwise fill the journal.
struct AccessRefusals {
    private var tally = Tally<AccessRefusal.Knock, AccessRefusal>(pause: 60_000, capacity: 4096)

    /// What was noted so far is in the journal for good.
    mutating func stand() { tally.stand() }

    /// The transaction was rolled back, and what it wrote down with it.
    mutating func undo() { tally.undo() }

    mutating func note(
        _ message: MessageName, _ permission: Permission?, at unit: UnitCode?, on occasion: Occasion,
        in transaction: inout Transaction
    ) throws(SQLiteError) {
        guard let account = occasion.claims?.sub else { return }
        try note(
            AccessRefusal(account: account, command: message, permission: permission, school: unit ?? .root),
            on: occasion, in: &transaction)
    }

    mutating func note(
        _ refusal: AccessRefusal, times: Int = 1, on occasion: Occasion, in transaction: inout Transaction
    ) throws(SQLiteError) {
        let known = tally[refusal.knock]
        if var known, !tally.isOver(known, at: occasion.now) {
            known.unwritten += times
            known.content = refusal
            known.occasion = occasion
            tally[refusal.knock] = known
            return
        }
        // Makes room: whoever comes back after it is written down once more, which is better than not at all.
        if known == nil, tally.isFull { try write(tally.take(overAt: nil), in: &transaction) }
        try write(refusal, times: times + (known?.unwritten ?? 0), on: occasion, in: &transaction)
        tally[refusal.knock] = .init(began: occasion.now, content: refusal, occasion: occasion)
    }

    /// Whether there are knocks whose minute is over.
    func isDue(at now: Instant) -> Bool { tally.isDue(at: now) }

    /// Writes down the knocks whose minute is over, and forgets who has not come back; all where no time is said.
    mutating func settle(at now: Instant?, in transaction: inout Transaction) throws(SQLiteError) {
        try write(tally.take(overAt: now), in: &transaction)
    }

    private func write(
        _ counts: [Tally<AccessRefusal.Knock, AccessRefusal>.Count], in transaction: inout Transaction
    ) throws(SQLiteError) {
        for count in counts {
            try write(count.content, times: count.unwritten, on: count.occasion, in: &transaction)
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
