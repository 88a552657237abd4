public import Vocabulary
public import Wire

/// Signs that an account is used by more than one person, for the principal to look into (000 Đ5.2, 001 Đ2).
///
/// Signs are no proof, and nobody is locked out on account of them.
public struct SharingCase: PublicState {
    public static let context = Context.identity
    public static let entity = "sharing"
    public static let facts = ["suspected", "settled"]
    public static let classification = DataClassification.personal

    public var number: Int64
    public var account: UserName
    /// The unit that answers for the account.
    public var unit: UnitCode
    public var opened: Instant
    public var signals: [Signal]
    /// What somebody found, and nothing while the case is open.
    public var verdict: Verdict?
    public var note: LongText?

    public var key: String { String(number) }

    public struct Signal: Codable, Sendable, Hashable {
        public var kind: Kind
        public var at: Instant

        public init(kind: Kind, at: Instant) {
            self.kind = kind
            self.at = at
        }
    }

    /// What was noticed.
    public enum Kind: String, WireEnum {
        /// Two machines at work at the same time.
        case twoDevices = "two-devices"
        /// More than three machines within an hour.
        case manyDevices = "many-devices"
        /// A copy of a session used on another machine.
        case copiedSession = "copied-session"
        /// A code of the second factor shown twice.
        case repeatedCode = "repeated-code"
    }

    public enum Verdict: String, WireEnum { case shared, innocent }

    public init(
        number: Int64, account: UserName, unit: UnitCode, opened: Instant, signals: [Signal],
        verdict: Verdict? = nil, note: LongText? = nil
    ) {
        self.number = number
        self.account = account
        self.unit = unit
        self.opened = opened
        self.signals = signals
        self.verdict = verdict
        self.note = note
    }
}
