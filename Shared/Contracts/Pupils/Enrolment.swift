public import Vocabulary
public import Wire

/// One stay of a pupil in a class, `[from, to)`; a pupil has at most one open stay.
public struct Enrolment: PublicState {
    public static let context = Context.pupils
    public static let entity = "enrolment"
    public static let facts = ["enrolled", "moved", "left"]
    public static let classification = DataClassification.personal

    public var id: EnrolmentID
    public var pupil: PupilCode
    public var school: UnitCode
    public var schoolClass: ClassID
    public var year: SchoolYear
    public var from: LocalDate
    public var to: LocalDate?
    public var status: EnrolmentStatus
    public var leaveReason: LeaveReason?

    public var key: String { id.text }
    public var unit: UnitCode { school }

    public init(
        id: EnrolmentID, schoolClass: ClassID, from: LocalDate, to: LocalDate? = nil,
        status: EnrolmentStatus = .studying, leaveReason: LeaveReason? = nil
    ) {
        self.id = id
        self.pupil = id.owner
        self.school = schoolClass.school
        self.schoolClass = schoolClass
        self.year = id.year
        self.from = from
        self.to = to
        self.status = status
        self.leaveReason = leaveReason
    }
}
