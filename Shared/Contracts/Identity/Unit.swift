public import Vocabulary
public import Wire

/// A school or an office, with its place in the tree at every date.
public struct Unit: PublicState, Hashable {
    public static let context = Context.identity
    public static let entity = "unit"
    public static let facts = ["registered", "changed", "moved", "closed"]
    public static let classification = DataClassification.open

    public var code: UnitCode
    public var kind: UnitKind
    public var name: ShortText
    /// Whom it answers to, by date; the intervals are half-open and do not overlap.
    public var parents: [Parent]
    public var levels: [Level]
    public var ownership: Ownership?
    public var region: Region?
    public var from: LocalDate
    /// The first day it is no more; its code is never used again.
    public var to: LocalDate?
    public var profile: Profile?
    /// Who goes on with its work after it has closed.
    public var successor: UnitCode?

    public var key: String { code.text }
    public var unit: UnitCode { code }

    /// One stay under a parent, `[from, to)`.
    public struct Parent: Codable, Sendable, Hashable {
        public var unit: UnitCode
        public var from: LocalDate
        public var to: LocalDate?

        public init(unit: UnitCode, from: LocalDate, to: LocalDate? = nil) {
            self.unit = unit
            self.from = from
            self.to = to
        }
    }

    public init(
        code: UnitCode, kind: UnitKind, name: ShortText, parents: [Parent], levels: [Level],
        ownership: Ownership?, region: Region?, from: LocalDate, to: LocalDate? = nil,
        profile: Profile? = nil, successor: UnitCode? = nil
    ) {
        self.code = code
        self.kind = kind
        self.name = name
        self.parents = parents
        self.levels = levels
        self.ownership = ownership
        self.region = region
        self.from = from
        self.to = to
        self.profile = profile
        self.successor = successor
    }
}
