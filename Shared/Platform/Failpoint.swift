import Glibc
import Synchronization

/// A named place where a test lets the process die as a power cut would, so that what follows is proved and not hoped.
///
/// `KHUEVAN_FAILPOINT=after-commit:3` ends the process at the third time it passes there. Only debug builds listen; in
/// a release build a failpoint is nothing.
public enum Failpoint: String, CaseIterable, Sendable {
    /// Everything of a batch is written, nothing is committed.
    case beforeCommit = "before-commit"
    /// Committed; nobody is answered and nothing acknowledged.
    case afterCommit = "after-commit"
    /// A window of the journal is published, none of it confirmed.
    case afterPublish = "after-publish"
    /// Confirmed by the broker; the cursor has not moved.
    case afterConfirm = "after-confirm"
    /// A migration's script has run, its transaction is open.
    case inMigration = "in-migration"
    /// Some pages of a backup are copied.
    case inBackup = "in-backup"

    /// Dies here, if this is the place and the time.
    public func pass() {
        #if DEBUG
        guard let armed = Self.armed, armed.point == self else { return }
        if Self.passes.add(1, ordering: .relaxed).newValue >= armed.pass { kill(getpid(), SIGKILL) }
        #endif
    }

    #if DEBUG
    private static let passes = Atomic<Int>(0)
    private static let armed = reading(Environment.current()["KHUEVAN_FAILPOINT"])

    /// Reads `after-commit:3`; without a number, the first pass.
    static func reading(_ text: String?) -> (point: Failpoint, pass: Int)? {
        guard let parts = text?.split(separator: ":"), let name = parts.first,
            let point = Failpoint(rawValue: String(name))
        else { return nil }
        return (point, parts.count > 1 ? Int(parts[1]) ?? 1 : 1)
    }
    #endif
}

/// A mistake made on purpose, so that the checker of the crash suite is seen to find it; only debug builds can make it.
public enum Fault: String, CaseIterable, Sendable {
    /// Answers and acknowledges before the commit.
    case acknowledgeFirst = "acknowledge-first"
    /// Never publishes every hundredth row of the journal.
    case skipRows = "skip-rows"
    /// Forgets what it has settled already.
    case noInbox = "no-inbox"

    /// Whether `KHUEVAN_FAULT` names it.
    public var isPlanted: Bool {
        #if DEBUG
        Self.planted == self
        #else
        false
        #endif
    }

    #if DEBUG
    private static let planted = Environment.current()["KHUEVAN_FAULT"].flatMap(Fault.init(rawValue:))
    #endif
}
