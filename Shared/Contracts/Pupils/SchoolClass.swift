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
    /// The other grades or age groups of a mixed class (lớp ghép), lowest first; left out where it has one.
    public var mixedWith: [Grade]?
    /// The foreign languages it is taught; left out where nothing has been said.
    public var languages: [ForeignLanguage]?
    /// Whether its pupils have their midday meal and rest at school (bán trú); left out where nothing has been said.
    public var boarding: Bool?

    public var key: String { id.text }
    public var unit: UnitCode { id.school }
    /// Every grade that it has, the one it goes by first.
    public var grades: [Grade] { [grade] + (mixedWith ?? []) }

    public init(
        id: ClassID, name: ShortText, grade: Grade, session: SessionPlan, status: ClassStatus = .open,
        mixedWith: [Grade]? = nil, languages: [ForeignLanguage]? = nil, boarding: Bool? = nil
    ) {
        self.id = id
        self.school = id.school
        self.year = id.year
        self.code = id.code
        self.name = name
        self.grade = grade
        self.session = session
        self.status = status
        self.mixedWith = mixedWith
        self.languages = languages
        self.boarding = boarding
    }
}
