public import Vocabulary
public import Wire

/// A group of a school's staff.
public struct StaffGroup: PublicState {
    public static let context = Context.staff
    public static let entity = "group"
    public static let facts = ["formed"]
    public static let classification = DataClassification.open

    public var id: GroupID
    public var school: UnitCode
    public var name: ShortText

    public var key: String { id.text }
    public var unit: UnitCode { id.school }

    public init(id: GroupID, name: ShortText) {
        self.id = id
        self.school = id.school
        self.name = name
    }
}
