public import Vocabulary
public import Wire

/// Who may sign in, and in what roles; never a secret.
public struct Account: PublicState, Hashable {
    public static let context = Context.identity
    public static let entity = "account"
    public static let facts = [
        "opened", "changed", "role-granted", "role-revoked", "suspended", "reinstated", "closed", "locked",
        "password-set", "password-reset", "second-factor-enrolled", "second-factor-removed",
    ]
    public static let classification = DataClassification.personal

    public var name: UserName
    public var displayName: PersonName
    /// The unit that answers for the account.
    public var unit: UnitCode
    /// The staff file of the person, where there is one.
    public var person: MemberCode?
    public var roles: [Grant]
    /// A person's where nothing is said.
    public var kind: AccountKind?
    /// Active where nothing is said.
    public var status: AccountStatus?
    /// Whether signing in takes a second factor.
    public var hasSecondFactor: Bool?
    /// The pupil whose it is, in the place of a member of the staff; such an account has no role ever (004 Đ19.4).
    public var pupil: PupilCode?

    public var key: String { name.text }

    /// A role at a unit and all below it, `[from, to)`.
    public struct Grant: Codable, Sendable, Hashable {
        public var role: Role
        public var unit: UnitCode
        public var from: LocalDate
        public var to: LocalDate?
        /// The decision by which it was given (001 Đ3.a).
        public var decision: ShortText?

        public init(
            role: Role, unit: UnitCode, from: LocalDate, to: LocalDate? = nil, decision: ShortText? = nil
        ) {
            self.role = role
            self.unit = unit
            self.from = from
            self.to = to
            self.decision = decision
        }
    }

    public init(
        name: UserName, displayName: PersonName, unit: UnitCode, person: MemberCode?, roles: [Grant],
        kind: AccountKind? = nil, status: AccountStatus? = nil, hasSecondFactor: Bool? = nil,
        pupil: PupilCode? = nil
    ) {
        self.name = name
        self.displayName = displayName
        self.unit = unit
        self.person = person
        self.roles = roles
        self.kind = kind
        self.status = status
        self.hasSecondFactor = hasSecondFactor
        self.pupil = pupil
    }
}
