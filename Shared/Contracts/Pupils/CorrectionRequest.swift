public import Vocabulary
public import Wire

/// A family's wish that something in a child's file be put right, and what came of it (002 Đ10.3; NĐ 356/2025 Đ5).
public struct CorrectionRequest: PublicState, DataCorrection {
    public static let context = Context.pupils
    public static let entity = "correction"
    public static let facts = ["requested", "acknowledged", "corrected", "rejected"]
    public static let classification = DataClassification.sensitive

    public var number: Int64
    public var school: UnitCode
    public var pupil: PupilCode
    /// Who asks, as the school knows him.
    public var by: PersonName
    public var phone: Phone?
    /// What is wrong, and what it should be.
    public var wish: LongText
    public var received: LocalDate
    /// The last day to say that it has come: two working days.
    public var acknowledgeBy: LocalDate
    /// The last day to put it right, or to say why not: ten days.
    public var decideBy: LocalDate
    public var status: CorrectionStatus
    public var answer: LongText?

    public var key: String { String(number) }
    public var unit: UnitCode { school }

    public init(
        number: Int64, school: UnitCode, pupil: PupilCode, by: PersonName, phone: Phone?, wish: LongText,
        received: LocalDate, acknowledgeBy: LocalDate, decideBy: LocalDate, status: CorrectionStatus = .requested,
        answer: LongText? = nil
    ) {
        self.number = number
        self.school = school
        self.pupil = pupil
        self.by = by
        self.phone = phone
        self.wish = wish
        self.received = received
        self.acknowledgeBy = acknowledgeBy
        self.decideBy = decideBy
        self.status = status
        self.answer = answer
    }
}
