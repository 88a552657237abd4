public import Vocabulary
public import Wire

/// What stands of a primary pupil's qualities and competences at one of the year's four moments (TT 27/2020 Đ5, Đ7).
public struct CompetenceRecord: PublicState {
    public static let context = Context.assessment
    public static let entity = "competence-record"
    public static let facts = ["recorded"]
    public static let classification = DataClassification.sensitive

    public var pupil: PupilCode
    /// The class whose homeroom teacher assessed last.
    public var schoolClass: ClassID
    public var moment: AssessmentMoment
    /// What has not been assessed is left out.
    public var levels: CompetenceLevels

    public var key: String { "\(pupil.text)/\(schoolClass.year.firstYear)/\(moment.rawValue)" }
    public var unit: UnitCode { schoolClass.school }

    public init(pupil: PupilCode, schoolClass: ClassID, moment: AssessmentMoment, levels: CompetenceLevels) {
        self.pupil = pupil
        self.schoolClass = schoolClass
        self.moment = moment
        self.levels = levels
    }
}
