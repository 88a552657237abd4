public import SQLite
public import Vocabulary
public import Wire

// A value of the wire is kept in a column as it travels: text as TEXT, whole numbers as INTEGER. A value with a fraction
// says itself how it is kept, as `Mark` does below: binary fractions are no place for a mark.

extension Bindable where Self: WireValue {
    public var value: Value {
        switch json {
        case .string(let text): .text(text)
        case .integer(let number): .integer(number)
        case let other: preconditionFailure("\(Self.self) is neither text nor a whole number: \(other.text)")
        }
    }
}

extension Column where Self: TextValue {
    public init?(_ value: Value) {
        guard case .text(let text) = value else { return nil }
        self.init(text)
    }
}

extension Column where Self: WireValue {
    public init?(_ value: Value) {
        switch value {
        case .text(let text): self.init(json: .string(text))
        case .integer(let number): self.init(json: .integer(number))
        default: return nil
        }
    }
}

extension SetAside.State: Bindable, Column {}
extension AbsenceKind: Bindable, Column {}
extension AccountKind: Bindable, Column {}
extension AccountStatus: Bindable, Column {}
extension ActorName: Bindable, Column {}
extension AppointmentID: Bindable, Column {}
extension AssessmentMoment: Bindable, Column {}
extension Assessor: Bindable, Column {}
extension AssetCategory: Bindable, Column {}
extension AssetCondition: Bindable, Column {}
extension AssetID: Bindable, Column {}
extension AssignmentID: Bindable, Column {}
extension AssignmentKind: Bindable, Column {}
extension AttendanceMonthStatus: Bindable, Column {}
extension BuildingGrade: Bindable, Column {}
extension CalendarMonth: Bindable, Column {}
extension CalendarYear: Bindable, Column {}
extension Capacity: Bindable, Column {}
extension ChannelKind: Bindable, Column {}
extension CheckupID: Bindable, Column {}
extension ClassCode: Bindable, Column {}
extension ClassID: Bindable, Column {}
extension ClassStatus: Bindable, Column {}
extension CompetenceArea: Bindable, Column {}
extension CompetenceLevel: Bindable, Column {}
extension CompletionStatus: Bindable, Column {}
extension ConductLevel: Bindable, Column {}
extension Context: Bindable, Column {}
extension ContractKind: Bindable, Column {}
extension CorrectionStatus: Bindable, Column {}
extension DaySession: Bindable, Column {}
extension DevelopmentGoal: Bindable, Column {}
extension Disability: Bindable, Column {}
extension Dong: Bindable, Column {}
extension EnrolmentID: Bindable, Column {}
extension EnrolmentStatus: Bindable, Column {}
extension Ethnicity: Bindable, Column {}
extension EvaluationID: Bindable, Column {}
extension FloorArea: Bindable, Column {}
extension FundingSource: Bindable, Column {}
extension Grade: Bindable, Column {}
extension GroupID: Bindable, Column {}
extension GroupPlace: Bindable, Column {}
extension GuardianRelation: Bindable, Column {}
extension IdentifierScheme: Bindable, Column {}
extension IdentifierValue: Bindable, Column {}
extension IntegratorName: Bindable, Column {}
extension JournalHash: Bindable, Column {}
extension LearningLevel: Bindable, Column {}
extension LeaveReason: Bindable, Column {}
extension Level: Bindable, Column {}
extension LocalDate: Bindable, Column {}
extension LongText: Bindable, Column {}
extension MarkBookID: Bindable, Column {}
extension MarkColumn: Bindable, Column {}
extension MemberCode: Bindable, Column {}
extension MemberStatus: Bindable, Column {}
extension MessageID: Bindable, Column {}
extension MessageName: Bindable, Column {}
extension Module: Bindable, Column {}
extension NoticePace: Bindable, Column {}
extension NoticeStatus: Bindable, Column {}
extension NoticeTopic: Bindable, Column {}
extension Ownership: Bindable, Column {}
extension PersonName: Bindable, Column {}
extension Phone: Bindable, Column {}
extension Position: Bindable, Column {}
extension ProfessionalStandard: Bindable, Column {}
extension ProgrammeCompletion: Bindable, Column {}
extension PromotionDecision: Bindable, Column {}
extension PupilCode: Bindable, Column {}
extension Qualification: Bindable, Column {}
extension Quantity: Bindable, Column {}
extension ReceiptOutcome: Bindable, Column {}
extension Region: Bindable, Column {}
extension ReleaseStatus: Bindable, Column {}
extension Role: Bindable, Column {}
extension RoomCode: Bindable, Column {}
extension RoomID: Bindable, Column {}
extension RoomPurpose: Bindable, Column {}
extension SchoolYear: Bindable, Column {}
extension Semester: Bindable, Column {}
extension SessionPlan: Bindable, Column {}
extension Sex: Bindable, Column {}
extension ShortText: Bindable, Column {}
extension StandardLevel: Bindable, Column {}
extension StayOutcome: Bindable, Column {}
extension Stock: Bindable, Column {}
extension SubjectCode: Bindable, Column {}
extension SubjectKind: Bindable, Column {}
extension Term: Bindable, Column {}
extension TransferID: Bindable, Column {}
extension TransferStatus: Bindable, Column {}
extension UnitCode: Bindable, Column {}
extension UnitKind: Bindable, Column {}
extension UserName: Bindable, Column {}
extension WebAddress: Bindable, Column {}

extension Mark: Bindable, Column {
    /// Marks are kept in tenths, so that sums are exact.
    public var value: Value { .integer(Int64(tenths)) }

    public init?(_ value: Value) {
        guard case .integer(let tenths) = value, let tenths = Int(exactly: tenths) else { return nil }
        self.init(tenths: tenths)
    }
}

extension Instant: Bindable, Column {
    /// Moments are kept as milliseconds since 1970, so that they sort and subtract.
    public var value: Value { .integer(milliseconds) }

    public init?(_ value: Value) {
        guard case .integer(let milliseconds) = value else { return nil }
        self.init(milliseconds: milliseconds)
    }
}
