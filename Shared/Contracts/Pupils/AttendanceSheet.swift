public import Vocabulary
public import Wire

/// Who of a class was not there in one session; everybody else of it was.
public struct AttendanceSheet: PublicState {
    public static let context = Context.pupils
    public static let entity = "attendance"
    public static let facts = ["taken", "corrected"]
    public static let classification = DataClassification.personal

    public var id: AttendanceSheetID
    public var school: UnitCode
    public var schoolClass: ClassID
    public var date: LocalDate
    public var session: DaySession
    /// How many were in the class that day.
    public var enrolled: Int
    public var present: Int
    /// By the code of the pupil.
    public var absences: [Absence]
    /// Corrected after its day: what somebody should look at (QĐ 149/2025 Đ4.1).
    public var late: Bool

    public var key: String { id.text }
    /// That of the class, whatever `school` says: a vendor speaks for his own schools only.
    public var unit: UnitCode { id.schoolClass.school }

    /// A pupil who was not there.
    public struct Absence: Codable, Sendable, Hashable {
        public var pupil: PupilCode
        public var kind: AbsenceKind
        public var note: LongText?

        public init(pupil: PupilCode, kind: AbsenceKind, note: LongText? = nil) {
            self.pupil = pupil
            self.kind = kind
            self.note = note
        }
    }

    public init(id: AttendanceSheetID, enrolled: Int, absences: [Absence], late: Bool = false) {
        self.id = id
        self.school = id.schoolClass.school
        self.schoolClass = id.schoolClass
        self.date = id.date
        self.session = id.session
        self.enrolled = enrolled
        self.present = enrolled - absences.count
        self.absences = absences.sorted { $0.pupil < $1.pupil }
        self.late = late
    }
}
