public import Vocabulary
public import Wire

/// Who may sign in, and in what roles; never a secret.
public struct Account: PublicState {
    public static let context = Context.identity
    public static let entity = "account"
    public static let facts = ["opened", "role-granted"]
    public static let classification = DataClassification.personal

    public var name: UserName
    public var displayName: PersonName
    /// The unit that answers for the account.
    public var unit: UnitCode
    /// The staff file of the person, where there is one.
    public var person: MemberCode?
    public var roles: [Grant]

    public var key: String { name.text }

    /// A role at a unit and all below it, `[from, to)`.
    public struct Grant: Codable, Sendable, Hashable {
        public var role: Role
        public var unit: UnitCode
        public var from: LocalDate
        public var to: LocalDate?

        public init(role: Role, unit: UnitCode, from: LocalDate, to: LocalDate? = nil) {
            self.role = role
            self.unit = unit
            self.from = from
            self.to = to
        }
    }

    public init(name: UserName, displayName: PersonName, unit: UnitCode, person: MemberCode?, roles: [Grant]) {
        self.name = name
        self.displayName = displayName
        self.unit = unit
        self.person = person
        self.roles = roles
    }
}
