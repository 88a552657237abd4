public import Vocabulary
public import Wire

/// A piece of equipment of a school, or a lot of the same that was acquired together.
public struct Asset: PublicState, Hashable {
    public static let context = Context.campus
    public static let entity = "asset"
    public static let facts = ["registered", "moved", "changed", "written-off"]
    public static let classification = DataClassification.open

    public var id: AssetID
    public var school: UnitCode
    public var name: ShortText
    public var category: AssetCategory
    /// What they are counted in: `cái`, `bộ`.
    public var countedIn: ShortText
    /// How many were acquired; it never changes.
    public var acquiredQuantity: Quantity
    /// How many are left of them.
    public var quantity: Stock
    /// The day on which they were acquired.
    public var acquired: LocalDate
    /// What each of them cost then, in đồng.
    public var costEach: Dong
    public var source: FundingSource?
    public var condition: AssetCondition
    /// A room of the same school; left out where they are in none.
    public var room: RoomCode?
    /// Since when they are there.
    public var inRoomSince: LocalDate?
    /// The last time that any of them were written off; the times before are in the journal.
    public var lastWriteOff: WriteOff?

    public var key: String { id.text }
    public var unit: UnitCode { id.school }

    /// By whose decision how many ceased to be the school's, and when.
    public struct WriteOff: Codable, Sendable, Hashable {
        public var on: LocalDate
        public var quantity: Quantity
        public var decision: ShortText

        public init(on: LocalDate, quantity: Quantity, decision: ShortText) {
            self.on = on
            self.quantity = quantity
            self.decision = decision
        }
    }

    public init(
        id: AssetID, name: ShortText, category: AssetCategory, countedIn: ShortText, acquiredQuantity: Quantity,
        quantity: Stock, acquired: LocalDate, costEach: Dong, source: FundingSource? = nil, condition: AssetCondition,
        room: RoomCode? = nil, inRoomSince: LocalDate? = nil, lastWriteOff: WriteOff? = nil
    ) {
        self.id = id
        self.school = id.school
        self.name = name
        self.category = category
        self.countedIn = countedIn
        self.acquiredQuantity = acquiredQuantity
        self.quantity = quantity
        self.acquired = acquired
        self.costEach = costEach
        self.source = source
        self.condition = condition
        self.room = room
        self.inRoomSince = inRoomSince
        self.lastWriteOff = lastWriteOff
    }
}
