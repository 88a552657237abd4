public import Vocabulary
public import Wire

/// Another vendor's system: of which schools, and in which contexts, it may be made the source; never a secret.
public struct Integrator: PublicState, Hashable {
    public static let context = Context.identity
    public static let entity = "integrator"
    public static let facts = ["registered", "changed"]
    /// The contact may be a person.
    public static let classification = DataClassification.personal

    public var name: IntegratorName
    /// The firm behind it.
    public var vendor: ShortText
    /// Whom to call when its data are wrong or late.
    public var contact: LongText
    public var contexts: [Context]
    public var schools: [UnitCode]
    /// Who has registered it: the installation.
    public var unit: UnitCode
    public var from: LocalDate
    /// The first day that it may no longer be made the source of anything.
    public var to: LocalDate?

    public var key: String { name.text }

    public init(
        name: IntegratorName, vendor: ShortText, contact: LongText, contexts: [Context], schools: [UnitCode],
        unit: UnitCode, from: LocalDate, to: LocalDate? = nil
    ) {
        self.name = name
        self.vendor = vendor
        self.contact = contact
        self.contexts = contexts
        self.schools = schools
        self.unit = unit
        self.from = from
        self.to = to
    }
}
