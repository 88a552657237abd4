public import Vocabulary
public import Wire

/// A room of a school, in use on the days `[from, to)`.
public struct Room: PublicState, Hashable {
    public static let context = Context.campus
    public static let entity = "room"
    public static let facts = ["registered", "changed", "closed"]
    public static let classification = DataClassification.open

    public var id: RoomID
    public var school: UnitCode
    /// The site that it is at (điểm trường); left out where the school has but one.
    public var site: ShortText?
    public var purpose: RoomPurpose
    public var grade: BuildingGrade
    public var squareDecimetres: FloorArea
    /// Left out where nobody sits in it.
    public var capacity: Capacity?
    /// The year in which the building was brought into use.
    public var commissioned: CalendarYear?
    public var from: LocalDate
    public var to: LocalDate?

    public var key: String { id.text }
    public var unit: UnitCode { id.school }

    public init(
        id: RoomID, site: ShortText? = nil, purpose: RoomPurpose, grade: BuildingGrade, squareDecimetres: FloorArea,
        capacity: Capacity? = nil, commissioned: CalendarYear? = nil, from: LocalDate, to: LocalDate? = nil
    ) {
        self.id = id
        self.school = id.school
        self.site = site
        self.purpose = purpose
        self.grade = grade
        self.squareDecimetres = squareDecimetres
        self.capacity = capacity
        self.commissioned = commissioned
        self.from = from
        self.to = to
    }
}
