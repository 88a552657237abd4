public import Vocabulary
public import Wire

/// A round of measuring at a school (TTLT 13/2016).
public struct Checkup: PublicState {
    public static let context = Context.campus
    public static let entity = "checkup"
    public static let facts = ["opened"]
    public static let classification = DataClassification.open

    public var id: CheckupID
    public var school: UnitCode
    public var year: SchoolYear
    public var from: LocalDate

    public var key: String { id.text }
    public var unit: UnitCode { id.owner }

    public init(id: CheckupID, from: LocalDate) {
        self.id = id
        self.school = id.owner
        self.year = id.year
        self.from = from
    }
}
