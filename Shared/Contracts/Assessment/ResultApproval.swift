public import Vocabulary
public import Wire

/// How far the results of a class in a term have come: signed by the homeroom teacher, then by the principal (004 Đ11.1).
///
/// It counts and names nobody: each family is told its own child's result and no other's (TT 15/2026 Đ22.2).
public struct ResultApproval: PublicState {
    public static let context = Context.assessment
    public static let entity = "result-approval"
    public static let facts = ["confirmed", "approved", "reopened"]
    public static let classification = DataClassification.personal

    public var schoolClass: ClassID
    public var term: Term
    /// The first approval, or the next one after results were reopened.
    public var number: Int
    public var status: ResultStatus
    /// The version of the rule: `tt22-2021`.
    public var rule: String
    public var pupils: Int
    public var learning: Levels
    public var conduct: Levels
    /// SHA-256 over the results that were signed.
    public var digest: JournalHash
    public var confirmed: SignedStep
    public var approved: SignedStep?
    public var reopened: SignedStep?
    /// Why it was reopened.
    public var reason: LongText?

    public var key: String { "\(schoolClass.text)/\(term.rawValue)" }
    public var unit: UnitCode { schoolClass.school }

    /// How many pupils have which level.
    public struct Levels: Codable, Sendable, Hashable {
        public var good: Int
        public var fair: Int
        public var passed: Int
        public var notPassed: Int

        public init(good: Int, fair: Int, passed: Int, notPassed: Int) {
            self.good = good
            self.fair = fair
            self.passed = passed
            self.notPassed = notPassed
        }
    }

    public init(
        schoolClass: ClassID, term: Term, number: Int, status: ResultStatus, rule: String, pupils: Int,
        learning: Levels, conduct: Levels, digest: JournalHash, confirmed: SignedStep, approved: SignedStep? = nil,
        reopened: SignedStep? = nil, reason: LongText? = nil
    ) {
        self.schoolClass = schoolClass
        self.term = term
        self.number = number
        self.status = status
        self.rule = rule
        self.pupils = pupils
        self.learning = learning
        self.conduct = conduct
        self.digest = digest
        self.confirmed = confirmed
        self.approved = approved
        self.reopened = reopened
        self.reason = reason
    }
}
