public import Vocabulary
public import Wire

/// A member's wish that something in his own file be put right, and what came of it (002 Đ10.3; NĐ 356/2025 Đ5).
public struct MemberCorrection: PublicState, DataCorrection {
    public static let context = Context.staff
    public static let entity = "correction"
    public static let facts = ["requested", "acknowledged", "corrected", "rejected"]
    public static let classification = DataClassification.personal

    public var number: Int64
    public var school: UnitCode
    public var member: MemberCode
    /// What is wrong, and what it should be.
    public var wish: LongText
    public var received: LocalDate
    public var acknowledgeBy: LocalDate
    public var decideBy: LocalDate
    public var status: CorrectionStatus
    public var answer: LongText?

    public var key: String { String(number) }
    public var unit: UnitCode { school }

    public init(
        number: Int64, school: UnitCode, member: MemberCode, wish: LongText, received: LocalDate,
        acknowledgeBy: LocalDate, decideBy: LocalDate, status: CorrectionStatus = .requested, answer: LongText? = nil
    ) {
        self.number = number
        self.school = school
        self.member = member
        self.wish = wish
        self.received = received
        self.acknowledgeBy = acknowledgeBy
        self.decideBy = decideBy
        self.status = status
        self.answer = answer
    }
}
