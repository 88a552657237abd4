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
    /// The command that was refused, and what it needed.
    public var command: MessageName
    public var permission: Permission?
    /// Where; the installation itself where the command names no place.
    public var school: UnitCode

    public var key: String { account.text }
    public var unit: UnitCode { school }
}

/// Makes every refusal of access a fact (004 Đ7), but not one for every knock: one for each account and command within
/// a minute, since whoever is refused could otherwise fill the journal.
struct AccessRefusals {
    private static let pause: Int64 = 60_000
    private static let capacity = 4096

    private struct Knock: Hashable {
        var account: UserName
        var command: String
    }

    private var latest: [Knock: Instant] = [:]

    mutating func note(
        _ command: MessageName, _ permission: Permission?, at unit: UnitCode?, on occasion: Occasion,
        in transaction: inout Transaction
    ) throws(SQLiteError) {
        guard let account = occasion.claims?.sub else { return }
        let knock = Knock(account: account, command: command.text)
        if let before = latest[knock], occasion.now.milliseconds - before.milliseconds < Self.pause { return }
        if latest.count >= Self.capacity { latest = [:] }
        latest[knock] = occasion.now
        let refusal = AccessRefusal(
            account: account, command: command, permission: permission, school: unit ?? .root)
        try transaction.record("refused", refusal, on: occasion)
    }
}
