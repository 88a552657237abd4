public import Vocabulary
public import Wire

/// What is decided for a pupil at the end of a school year, by whom and why (TT 22/2021 Đ12; 004 Đ15.4).
///
/// It may be decided again, as after a retest in summer: the highest revision holds.
public struct Promotion: PublicState {
    public static let context = Context.assessment
    public static let entity = "promotion"
    public static let facts = ["decided"]
    public static let classification = DataClassification.sensitive

    public var pupil: PupilCode
    /// The class of the year that ends.
    public var schoolClass: ClassID
    public var decision: PromotionDecision
    /// What the rule says by itself; left out where it cannot say.
    public var suggested: PromotionDecision?
    /// Why it is decided otherwise, or decided where the rule cannot say.
    public var reason: LongText?
    public var by: ActorName
    public var at: Instant

    public var key: String { "\(pupil.text)/\(schoolClass.year.firstYear)" }
    public var unit: UnitCode { schoolClass.school }

    public init(
        pupil: PupilCode, schoolClass: ClassID, decision: PromotionDecision, suggested: PromotionDecision? = nil,
        reason: LongText? = nil, by: ActorName, at: Instant
    ) {
        self.pupil = pupil
        self.schoolClass = schoolClass
        self.decision = decision
        self.suggested = suggested
        self.reason = reason
        self.by = by
        self.at = at
    }
}
