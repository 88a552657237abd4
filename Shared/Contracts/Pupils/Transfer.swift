public import Vocabulary
public import Wire

/// A school's request for a pupil of another, by code, and what came of it (QĐ 513/2024 Đ6.5).
///
/// It concerns the school that is asked: so its events go there, be it in this installation or in another.
public struct Transfer: PublicState {
    public static let context = Context.pupils
    public static let entity = "transfer"
    public static let facts = ["requested", "accepted", "rejected", "cancelled", "received", "disputed"]
    public static let classification = DataClassification.sensitive

    public var id: TransferID
    public var pupil: PupilCode
    /// As the family's papers have it, for the other school to compare.
    public var name: PersonName
    public var birthDate: LocalDate
    /// The school that the pupil leaves.
    public var sender: UnitCode
    public var receiver: UnitCode
    /// The class that waits for the pupil.
    public var schoolClass: ClassID
    /// The first day at the receiving school; up to it the pupil is the other's.
    public var from: LocalDate
    public var reason: LongText?
    /// By when the other school should have answered.
    public var answerBy: LocalDate
    public var status: TransferStatus
    /// Why not, in the other school's words.
    public var rejection: LongText?
    /// The receipt: the seal of the package as it came.
    public var receipt: JournalHash?
    /// What of the package could not be taken over as it is.
    public var remarks: [Bilingual]?

    public var key: String { id.text }
    public var unit: UnitCode { sender }

    public init(
        id: TransferID, pupil: PupilCode, name: PersonName, birthDate: LocalDate, sender: UnitCode,
        schoolClass: ClassID, from: LocalDate, reason: LongText?, answerBy: LocalDate,
        status: TransferStatus = .requested, rejection: LongText? = nil, receipt: JournalHash? = nil,
        remarks: [Bilingual]? = nil
    ) {
        self.id = id
        self.pupil = pupil
        self.name = name
        self.birthDate = birthDate
        self.sender = sender
        self.receiver = id.receiver
        self.schoolClass = schoolClass
        self.from = from
        self.reason = reason
        self.answerBy = answerBy
        self.status = status
        self.rejection = rejection
        self.receipt = receipt
        self.remarks = remarks
    }
}
