public import Vocabulary
public import Wire

/// How far a teacher meets the professional standard in a school year, as he or the head of the school judges.
public struct Evaluation: PublicState, Hashable {
    public static let context = Context.staff
    public static let entity = "evaluation"
    public static let facts = ["recorded", "revised"]
    public static let classification = DataClassification.personal

    public var id: EvaluationID
    /// Where the member worked; a member's code names no school, so it is said here.
    public var school: UnitCode
    public var member: MemberCode
    public var year: SchoolYear
    public var by: Assessor
    /// The standard, and so the rule by which the level follows from the criteria.
    public var rule: ProfessionalStandard
    /// The levels of the criteria in the order of the standard, the first one's first.
    public var criteria: [StandardLevel]
    public var level: StandardLevel
    /// The day of the judgement.
    public var on: LocalDate
    public var note: LongText?

    public var key: String { id.text }
    public var unit: UnitCode { school }

    public init(
        id: EvaluationID, school: UnitCode, rule: ProfessionalStandard, criteria: [StandardLevel],
        level: StandardLevel, on: LocalDate, note: LongText? = nil
    ) {
        self.id = id
        self.school = school
        self.member = id.member
        self.year = id.year
        self.by = id.by
        self.rule = rule
        self.criteria = criteria
        self.level = level
        self.on = on
        self.note = note
    }
}
