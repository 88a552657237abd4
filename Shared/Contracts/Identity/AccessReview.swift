public import Vocabulary
public import Wire

/// Somebody has gone through a unit's accounts and what they may do; due once a year.
public struct AccessReview: PublicState {
    public static let context = Context.identity
    public static let entity = "access-review"
    public static let facts = ["concluded"]
    public static let classification = DataClassification.personal

    public var unit: UnitCode
    public var on: LocalDate
    public var by: UserName
    /// Accounts gone through, and findings that stood.
    public var accounts: Int
    public var findings: Int
    public var note: LongText?

    public var key: String { "\(unit.text)/\(on.text)" }

    public init(unit: UnitCode, on: LocalDate, by: UserName, accounts: Int, findings: Int, note: LongText?) {
        self.unit = unit
        self.on = on
        self.by = by
        self.accounts = accounts
        self.findings = findings
        self.note = note
    }
}
