public import Vocabulary
public import Wire

/// The book of one class, subject and semester.
public struct MarkBook: PublicState {
    public static let context = Context.assessment
    public static let entity = "mark-book"
    public static let facts = ["opened"]
    public static let classification = DataClassification.open

    public var id: MarkBookID
    public var schoolClass: ClassID
    public var subject: SubjectCode
    public var semester: Semester
    public var kind: SubjectKind
    /// The columns in use, in the order they are printed.
    public var columns: [MarkColumn]

    public var key: String { id.text }
    public var unit: UnitCode { schoolClass.school }

    public init(id: MarkBookID, kind: SubjectKind, columns: [MarkColumn]) {
        self.id = id
        self.schoolClass = id.schoolClass
        self.subject = id.subject
        self.semester = id.semester
        self.kind = kind
        self.columns = columns
    }
}
