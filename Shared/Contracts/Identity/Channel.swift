public import Vocabulary
public import Wire

/// An account that a unit has elsewhere, and who has it in hand: its web site, its portal, a class's group (003 Đ3.2).
public struct Channel: PublicState {
    public static let context = Context.identity
    public static let entity = "channel"
    public static let facts = ["registered", "handed-over", "closed"]
    public static let classification = DataClassification.personal

    public var number: Int64
    public var unit: UnitCode
    public var kind: ChannelKind
    public var name: ShortText
    public var address: WebAddress?
    /// The class whose group it is.
    public var schoolClass: ClassID?
    /// The account of the person who has it in hand.
    public var holder: UserName
    public var from: LocalDate
    public var to: LocalDate?

    public var key: String { String(number) }

    public init(
        number: Int64, unit: UnitCode, kind: ChannelKind, name: ShortText, address: WebAddress?,
        schoolClass: ClassID?, holder: UserName, from: LocalDate, to: LocalDate? = nil
    ) {
        self.number = number
        self.unit = unit
        self.kind = kind
        self.name = name
        self.address = address
        self.schoolClass = schoolClass
        self.holder = holder
        self.from = from
        self.to = to
    }
}
