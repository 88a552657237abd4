public import Vocabulary
public import Wire

/// The list of a school's five-year-olds and who of them has completed the programme, as the principal approves it
/// (003 Đ3.4).
///
/// It may be approved again: the highest revision holds. Classes go by their codes, so that it can speak of one school only.
public struct CompletionList: PublicState {
    public static let context = Context.assessment
    public static let entity = "completion-list"
    public static let facts = ["approved", "reopened"]
    public static let classification = DataClassification.sensitive

    public var school: UnitCode
    public var year: SchoolYear
    public var status: CompletionStatus
    /// By code, as they stood when the list was last approved.
    public var classes: [Part]
    /// The version of the rule: `vbhn01-2021`.
    public var rule: String
    public var approved: SignedStep
    public var reopened: SignedStep?
    /// Why it was reopened, or is not as it was approved before.
    public var reason: LongText?

    public var key: String { "\(school.text)/\(year.firstYear)" }
    public var unit: UnitCode { school }
    /// Those of all classes.
    public var children: [ChildDevelopment] { classes.flatMap(\.children) }

    /// A class and its children, by code.
    public struct Part: Codable, Sendable, Hashable {
        public var code: ClassCode
        public var children: [ChildDevelopment]

        public init(code: ClassCode, children: [ChildDevelopment]) {
            self.code = code
            self.children = children
        }
    }

    public init(
        school: UnitCode, year: SchoolYear, status: CompletionStatus = .approved, classes: [Part], rule: String,
        approved: SignedStep, reopened: SignedStep? = nil, reason: LongText? = nil
    ) {
        self.school = school
        self.year = year
        self.status = status
        self.classes = classes
        self.rule = rule
        self.approved = approved
        self.reopened = reopened
        self.reason = reason
    }
}
