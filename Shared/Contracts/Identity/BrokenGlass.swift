public import Vocabulary
public import Wire

/// A role that somebody took for a few hours in an emergency, with a reason, and that another looks into afterwards.
public struct BrokenGlass: PublicState {
    public static let context = Context.identity
    public static let entity = "break-glass"
    public static let facts = ["taken", "reviewed"]
    public static let classification = DataClassification.personal

    /// The id of the command that took it.
    public var id: MessageID
    public var account: UserName
    public var role: Role
    public var unit: UnitCode
    public var from: Instant
    /// When it ends by itself.
    public var to: Instant
    public var reason: LongText
    public var reviewedBy: UserName?
    public var verdict: Verdict?
    public var note: LongText?

    public var key: String { id.text }

    public enum Verdict: String, WireEnum { case justified, unjustified }

    public init(
        id: MessageID, account: UserName, role: Role, unit: UnitCode, from: Instant, to: Instant, reason: LongText,
        reviewedBy: UserName? = nil, verdict: Verdict? = nil, note: LongText? = nil
    ) {
        self.id = id
        self.account = account
        self.role = role
        self.unit = unit
        self.from = from
        self.to = to
        self.reason = reason
        self.reviewedBy = reviewedBy
        self.verdict = verdict
        self.note = note
    }
}
