public import Vocabulary
public import Wire

/// One stay of a pupil in a class, `[from, to)`; a pupil has at most one open stay.
///
/// One that was void from the start, since the same child was counted under another code, is `merged` and `[from, from)`,
/// which holds on no day; `separated` says that it counts again, as it did before.
public struct Enrolment: PublicState {
    public static let context = Context.pupils
    public static let entity = "enrolment"
    public static let facts = [
        "enrolled", "moved", "left", "completed", "deceased", "transferred-out", "suspended", "resumed",
        "merged", "separated",
    ]
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
    /// When the pupil kept the place without coming, the earliest first; left out where that never was.
    public var suspensions: [Suspension]?
    /// How the pupil went on into the next school year; only where the stay ended with its own and was rolled over.
    public var outcome: StayOutcome?

    /// The first day on which the stay does not hold; a void one holds on none, whatever end it is told with.
    public var end: LocalDate? { status == .merged ? from : to }

    public var key: String { id.text }
    /// That of the class, whatever `school` says: a vendor speaks for his own schools only.
    public var unit: UnitCode { schoolClass.school }

    /// A pause within a stay, `[from, to)`; open while the stay's status is `suspended`.
    public struct Suspension: Codable, Sendable, Hashable {
        public var from: LocalDate
        public var to: LocalDate?

        public init(from: LocalDate, to: LocalDate? = nil) {
            self.from = from
            self.to = to
        }
    }

    public init(
        id: EnrolmentID, schoolClass: ClassID, from: LocalDate, to: LocalDate? = nil,
        status: EnrolmentStatus = .studying, leaveReason: LeaveReason? = nil,
        suspensions: [Suspension]? = nil, outcome: StayOutcome? = nil
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
        self.suspensions = suspensions
        self.outcome = outcome
    }
}
