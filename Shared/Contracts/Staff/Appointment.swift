public import Vocabulary
public import Wire

/// A member's place in a group with its dates, `[from, to)`.
///
/// The head's right to look into what the group's members do derives from it.
public struct Appointment: PublicState {
    public static let context = Context.staff
    public static let entity = "appointment"
    public static let facts = ["appointed", "ended"]
    public static let classification = DataClassification.open

    public var id: AppointmentID
    public var school: UnitCode
    public var group: GroupID
    public var member: MemberCode
    public var place: GroupPlace
    public var from: LocalDate
    public var to: LocalDate?

    public var key: String { id.text }
    /// That of the group, whatever `school` says: rights derive from it, and a vendor speaks for his own schools only.
    public var unit: UnitCode { group.school }

    public init(id: AppointmentID, group: GroupID, place: GroupPlace, from: LocalDate, to: LocalDate? = nil) {
        self.id = id
        self.school = group.school
        self.group = group
        self.member = id.owner
        self.place = place
        self.from = from
        self.to = to
    }
}
