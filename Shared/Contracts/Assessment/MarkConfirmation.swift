public import Vocabulary
public import Wire

/// The subject teacher's signature under a mark book as it read then (004 Đ11.1).
public struct MarkConfirmation: PublicState {
    public static let context = Context.assessment
    public static let entity = "mark-confirmation"
    public static let facts = ["confirmed"]
    public static let classification = DataClassification.personal

    public var book: MarkBookID
    /// SHA-256 over the cells that were signed: a book that reads otherwise is not signed.
    public var digest: JournalHash
    public var confirmed: SignedStep

    public var key: String { book.text }
    public var unit: UnitCode { book.schoolClass.school }

    public init(book: MarkBookID, digest: JournalHash, confirmed: SignedStep) {
        self.book = book
        self.digest = digest
        self.confirmed = confirmed
    }
}

/// Who signed, and when.
public struct SignedStep: Codable, Sendable, Hashable {
    public var by: ActorName
    public var at: Instant

    public init(by: ActorName, at: Instant) {
        self.by = by
        self.at = at
    }
}
