public import Vocabulary
public import Wire

/// The attendance of a class in a month: where it stands, by whom, and what it adds up to.
public struct AttendanceMonth: PublicState {
    public static let context = Context.pupils
    public static let entity = "attendance-month"
    public static let facts = ["closed", "confirmed", "approved", "reopened"]
    public static let classification = DataClassification.personal

    public var id: AttendanceMonthID
    public var school: UnitCode
    public var schoolClass: ClassID
    public var month: CalendarMonth
    public var status: AttendanceMonthStatus
    /// The sheets taken, and what is on all of them together.
    public var sheets: Int
    public var present: Int
    public var excused: Int
    public var unexcused: Int
    public var closed: Step?
    public var confirmed: Step?
    public var approved: Step?

    public var key: String { id.text }
    /// That of the class, whatever `school` says: a vendor speaks for his own schools only.
    public var unit: UnitCode { id.schoolClass.school }

    /// Who did it, and when.
    public struct Step: Codable, Sendable, Hashable {
        public var by: ActorName
        public var at: Instant

        public init(by: ActorName, at: Instant) {
            self.by = by
            self.at = at
        }
    }

    /// The sums of the sheets.
    public struct Totals: Sendable, Hashable {
        public var sheets: Int
        public var present: Int
        public var excused: Int
        public var unexcused: Int

        public init(sheets: Int, present: Int, excused: Int, unexcused: Int) {
            self.sheets = sheets
            self.present = present
            self.excused = excused
            self.unexcused = unexcused
        }
    }

    public init(
        id: AttendanceMonthID, status: AttendanceMonthStatus, totals: Totals, closed: Step? = nil,
        confirmed: Step? = nil, approved: Step? = nil
    ) {
        self.id = id
        self.school = id.schoolClass.school
        self.schoolClass = id.schoolClass
        self.month = id.month
        self.status = status
        self.sheets = totals.sheets
        self.present = totals.present
        self.excused = totals.excused
        self.unexcused = totals.unexcused
        self.closed = closed
        self.confirmed = confirmed
        self.approved = approved
    }
}
