public import Vocabulary
public import Wire

/// A pupil's marks and results, gathered when the pupil leaves for another school.
public struct Transcript: PublicState {
    public static let context = Context.assessment
    public static let entity = "transcript"
    public static let facts = ["sealed"]
    public static let classification = DataClassification.sensitive

    /// The transfer it was gathered for.
    public var transfer: TransferID
    public var pupil: PupilCode
    /// The school that the pupil leaves.
    public var school: UnitCode
    /// By class, subject and semester.
    public var books: [Book]
    /// What terms came to, the rule named that decided.
    public var results: [PupilResult]
    /// What primary school assessed besides subjects; left out where nothing is.
    public var competences: [CompetenceRecord]?

    public var key: String { transfer.text }
    public var unit: UnitCode { school }

    /// One pupil's row of a mark book.
    public struct Book: Codable, Sendable, Hashable {
        public var id: MarkBookID
        public var kind: SubjectKind
        /// In the order of columns.
        public var cells: [Cell]

        public init(id: MarkBookID, kind: SubjectKind, cells: [Cell]) {
            self.id = id
            self.kind = kind
            self.cells = cells
        }
    }

    public struct Cell: Codable, Sendable, Hashable {
        public var column: MarkColumn
        public var value: CellValue

        public init(column: MarkColumn, value: CellValue) {
            self.column = column
            self.value = value
        }
    }

    public init(
        transfer: TransferID, pupil: PupilCode, school: UnitCode, books: [Book], results: [PupilResult],
        competences: [CompetenceRecord]? = nil
    ) {
        self.transfer = transfer
        self.pupil = pupil
        self.school = school
        self.books = books
        self.results = results
        self.competences = competences
    }
}
