public import Vocabulary
public import Wire

/// Something about a unit's accounts that must not stay as it is.
public struct AccessAlarm: PublicState {
    public static let context = Context.identity
    public static let entity = "alarm"
    public static let facts = ["raised", "cleared"]
    public static let classification = DataClassification.open

    public var unit: UnitCode
    public var kind: Kind
    public var since: Instant
    public var cleared: Instant?

    public var key: String { "\(unit.text)/\(kind.rawValue)" }

    public enum Kind: String, WireEnum {
        /// No administration account; each unit has one (004 Đ2.5).
        case noAdministrator = "no-administrator"
        /// Its holder cannot sign in.
        case idleAdministrator = "administrator-suspended"
        /// A role taken in an emergency that nobody has looked into.
        case brokenGlass = "broken-glass"
        /// Signs of a shared account that nobody has looked into.
        case sharing
        /// Nobody has gone through the accounts for a year.
        case reviewOverdue = "review-overdue"
    }

    public init(unit: UnitCode, kind: Kind, since: Instant, cleared: Instant? = nil) {
        self.unit = unit
        self.kind = kind
        self.since = since
        self.cleared = cleared
    }
}
