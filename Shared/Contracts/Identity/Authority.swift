public import Vocabulary
public import Wire

/// Who is the source of truth for one context of one school.
///
/// Where nothing is said it is our own service; a school that runs another vendor's system names its integrator.
public struct Authority: PublicState {
    public static let context = Context.identity
    public static let entity = "authority"
    public static let facts = ["changed"]
    public static let classification = DataClassification.open

    public var school: UnitCode
    public var of: Context
    /// The integrator's name, or nothing for our own service.
    public var integrator: IntegratorName?
    public var from: LocalDate

    public var key: String { "\(school.text)/\(of.rawValue)" }
    public var unit: UnitCode { school }

    public init(school: UnitCode, of: Context, integrator: IntegratorName?, from: LocalDate) {
        self.school = school
        self.of = of
        self.integrator = integrator
        self.from = from
    }
}
