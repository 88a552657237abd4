public import Vocabulary
public import Wire

/// A duty with dates, `[from, to)`: a subject in a class, or a homeroom.
///
/// Rights to write derive from it.
public struct Assignment: PublicState {
    public static let context = Context.staff
    public static let entity = "assignment"
    public static let facts = ["assigned", "ended"]
    public static let classification = DataClassification.open

    public var id: AssignmentID
    public var school: UnitCode
    public var year: SchoolYear
    public var kind: AssignmentKind
    public var member: MemberCode
    public var schoolClass: ClassID
    /// The subject taught; nothing for a homeroom.
    public var subject: SubjectCode?
    public var from: LocalDate
    public var to: LocalDate?

    public var key: String { id.text }
    /// That of the class, whatever `school` says: rights derive from it, and a vendor speaks for his own schools only.
    public var unit: UnitCode { schoolClass.school }

    public init(
        id: AssignmentID, kind: AssignmentKind, schoolClass: ClassID, subject: SubjectCode?, from: LocalDate,
        to: LocalDate? = nil
    ) {
        self.id = id
        self.school = schoolClass.school
        self.year = id.year
        self.kind = kind
        self.member = id.owner
        self.schoolClass = schoolClass
        self.subject = subject
        self.from = from
        self.to = to
    }
}
