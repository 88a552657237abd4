public import Vocabulary
public import Wire

/// What the school that has a pupil says to another's request, up to the sealed package.
///
/// It concerns the school that asked: so its events go there, be it in this installation or in another.
public struct TransferRelease: PublicState {
    public static let context = Context.pupils
    public static let entity = "transfer-release"
    public static let facts = ["noted", "accepted", "rejected", "withdrawn", "closing", "released", "confirmed"]
    public static let classification = DataClassification.sensitive

    public var id: TransferID
    public var pupil: PupilCode
    /// Other codes that the pupil has had, of files merged into this one; while others gather what travels along.
    public var aliases: [PupilCode]?
    public var sender: UnitCode
    public var receiver: UnitCode
    /// The first day at the receiving school.
    public var from: LocalDate
    public var status: ReleaseStatus
    /// Why not.
    public var rejection: LongText?
    /// What travels with the pupil; while the receipt has not come.
    public var package: TransferPackage?
    /// SHA-256 over the package as it is written here, members in the order of its schema and no blanks.
    public var seal: JournalHash?

    public var key: String { id.text }
    public var unit: UnitCode { receiver }
    /// Every code of the pupil, the one in use first.
    public var codes: [PupilCode] { [pupil] + (aliases ?? []) }

    public init(
        id: TransferID, pupil: PupilCode, aliases: [PupilCode]? = nil, sender: UnitCode, from: LocalDate,
        status: ReleaseStatus = .noted, rejection: LongText? = nil, package: TransferPackage? = nil,
        seal: JournalHash? = nil
    ) {
        self.id = id
        self.pupil = pupil
        self.aliases = aliases
        self.sender = sender
        self.receiver = id.receiver
        self.from = from
        self.status = status
        self.rejection = rejection
        self.package = package
        self.seal = seal
    }
}
