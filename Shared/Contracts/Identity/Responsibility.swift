public import Vocabulary
public import Wire

/// Who answers for one module of a unit's data, `[from, to)`; at most one person on a day.
public struct Responsibility: PublicState, Hashable {
    public static let context = Context.identity
    public static let entity = "responsibility"
    public static let facts = ["named", "ended"]
    public static let classification = DataClassification.personal

    public var unit: UnitCode
    public var module: Module
    public var account: UserName
    public var from: LocalDate
    /// The first day without it; open-ended when nothing is said.
    public var to: LocalDate?

    public var key: String { "\(unit.text)/\(module.rawValue)/\(from.text)" }

    public init(unit: UnitCode, module: Module, account: UserName, from: LocalDate, to: LocalDate? = nil) {
        self.unit = unit
        self.module = module
        self.account = account
        self.from = from
        self.to = to
    }
}
