public import Vocabulary
public import Wire

/// What a pupil's term came to, and the rule that decided it.
public struct PupilResult: PublicState {
    public static let context = Context.assessment
    public static let entity = "result"
    public static let facts = ["computed"]
    public static let classification = DataClassification.sensitive

    public var pupil: PupilCode
    public var schoolClass: ClassID
    public var term: Term
    public var subjects: [Subject]
    /// The learning result (kết quả học tập), where every subject is complete.
    public var learning: LearningLevel?
    /// The training result (kết quả rèn luyện), where it is known: of a year, where both semesters' are.
    public var conduct: ConductLevel?
    /// The version of the rule: `tt22-2021`.
    public var rule: String

    public var key: String { "\(pupil.text)/\(schoolClass.year.firstYear)/\(term.rawValue)" }
    public var unit: UnitCode { schoolClass.school }

    /// A subject's average (ĐTBmhk) or judgement; neither while marks are missing.
    public struct Subject: Codable, Sendable, Hashable {
        public var code: SubjectCode
        public var average: Mark?
        public var passed: Bool?

        public init(code: SubjectCode, average: Mark?, passed: Bool?) {
            self.code = code
            self.average = average
            self.passed = passed
        }
    }

    public init(
        pupil: PupilCode, schoolClass: ClassID, term: Term, subjects: [Subject], learning: LearningLevel?,
        conduct: ConductLevel? = nil, rule: String
    ) {
        self.pupil = pupil
        self.schoolClass = schoolClass
        self.term = term
        self.subjects = subjects
        self.learning = learning
        self.conduct = conduct
        self.rule = rule
    }
}
