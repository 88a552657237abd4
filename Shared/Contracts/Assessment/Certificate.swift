public import Vocabulary
public import Wire

/// A temporary lower-secondary graduation certificate (giấy chứng nhận tốt nghiệp THCS tạm thời; 004 Đ18.11).
///
/// Its number is that of the school and the school year, and stays the same however often it is printed.
public struct Certificate: PublicState {
    public static let context = Context.assessment
    public static let entity = "certificate"
    public static let facts = ["issued", "cancelled"]
    public static let classification = DataClassification.personal

    /// The class of the year that the pupil completed.
    public var schoolClass: ClassID
    public var number: Int
    public var pupil: PupilCode
    public var issued: SignedStep
    public var cancelled: SignedStep?
    /// Why it was cancelled.
    public var reason: LongText?

    public var key: String { "\(schoolClass.school.text)/\(schoolClass.year.firstYear)/\(number)" }
    public var unit: UnitCode { schoolClass.school }

    public init(
        schoolClass: ClassID, number: Int, pupil: PupilCode, issued: SignedStep, cancelled: SignedStep? = nil,
        reason: LongText? = nil
    ) {
        self.schoolClass = schoolClass
        self.number = number
        self.pupil = pupil
        self.issued = issued
        self.cancelled = cancelled
        self.reason = reason
    }
}
