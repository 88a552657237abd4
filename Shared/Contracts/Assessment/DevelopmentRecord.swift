public import Vocabulary
public import Wire

/// What a five-year-old has reached, and whether the class teacher proposes the programme as completed (003 Đ3.4).
public struct DevelopmentRecord: PublicState {
    public static let context = Context.assessment
    public static let entity = "development-record"
    public static let facts = ["recorded"]
    public static let classification = DataClassification.sensitive

    public var pupil: PupilCode
    public var schoolClass: ClassID
    public var goals: DevelopmentGoals
    public var proposal: ProgrammeCompletion
    /// Why it is not completed, or completed though goals were not reached.
    public var reason: LongText?

    public var key: String { "\(pupil.text)/\(schoolClass.year.firstYear)" }
    public var unit: UnitCode { schoolClass.school }
    /// The same as a line of its class.
    public var child: ChildDevelopment {
        ChildDevelopment(pupil: pupil, goals: goals, proposal: proposal, reason: reason)
    }

    public init(_ child: ChildDevelopment, in schoolClass: ClassID) {
        pupil = child.pupil
        self.schoolClass = schoolClass
        goals = child.goals
        proposal = child.proposal
        reason = child.reason
    }
}

/// A child's line of a class: what it has reached, what is proposed, and why.
public struct ChildDevelopment: Codable, Sendable, Hashable {
    public var pupil: PupilCode
    public var goals: DevelopmentGoals
    public var proposal: ProgrammeCompletion
    public var reason: LongText?

    public init(pupil: PupilCode, goals: DevelopmentGoals, proposal: ProgrammeCompletion, reason: LongText? = nil) {
        self.pupil = pupil
        self.goals = goals
        self.proposal = proposal
        self.reason = reason
    }
}
