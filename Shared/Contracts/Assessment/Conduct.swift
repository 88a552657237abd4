public import Vocabulary
public import Wire

/// The training result (kết quả rèn luyện) of a pupil in a semester, as the homeroom teacher judges it (TT 22/2021 Đ8).
///
/// That of a year follows from both (Đ8.2) and is part of the pupil's result.
public struct Conduct: PublicState {
    public static let context = Context.assessment
    public static let entity = "conduct"
    public static let facts = ["recorded"]
    public static let classification = DataClassification.sensitive

    public var pupil: PupilCode
    public var schoolClass: ClassID
    public var semester: Semester
    public var level: ConductLevel
    /// What the homeroom teacher says of the pupil's all-round training (004 Đ19.3).
    public var comment: LongText?

    public var key: String { "\(pupil.text)/\(schoolClass.year.firstYear)/\(semester.rawValue)" }
    public var unit: UnitCode { schoolClass.school }

    public init(
        pupil: PupilCode, schoolClass: ClassID, semester: Semester, level: ConductLevel, comment: LongText? = nil
    ) {
        self.pupil = pupil
        self.schoolClass = schoolClass
        self.semester = semester
        self.level = level
        self.comment = comment
    }
}
