public import Vocabulary
public import Wire

/// A class of one school year, or a group of preschool.
public struct SchoolClass: PublicState, Hashable {
    public static let context = Context.pupils
    public static let entity = "class"
    public static let facts = ["defined", "changed", "closed"]
    public static let classification = DataClassification.open

    public var id: ClassID
    public var school: UnitCode
    public var year: SchoolYear
    public var code: ClassCode
    public var name: ShortText
    public var grade: Grade
    public var session: SessionPlan
    public var status: ClassStatus

    public var key: String { id.text }
    public var unit: UnitCode { school }

    public init(id: ClassID, name: ShortText, grade: Grade, session: SessionPlan, status: ClassStatus = .open) {
        self.id = id
        self.school = id.school
        self.year = id.year
        self.code = id.code
        self.name = name
        self.grade = grade
        self.session = session
        self.status = status
    }
}
