public import Vocabulary
public import Wire

/// One column of a mark book as it stands, with what changed in it.
public struct Marks: PublicState {
    public static let context = Context.assessment
    public static let entity = "marks"
    public static let facts = ["recorded"]
    public static let classification = DataClassification.sensitive

    public var book: MarkBookID
    public var column: MarkColumn
    /// The cells that this fact set, with what stood there before.
    public var cells: [Cell]

    public var key: String { "\(book.text)/\(column.rawValue)" }
    public var unit: UnitCode { book.schoolClass.school }

    /// One pupil's cell: `from` is absent for a first entry.
    public struct Cell: Codable, Sendable, Hashable {
        public var pupil: PupilCode
        public var from: CellValue?
        public var to: CellValue

        public init(pupil: PupilCode, from: CellValue?, to: CellValue) {
            self.pupil = pupil
            self.from = from
            self.to = to
        }
    }

    public init(book: MarkBookID, column: MarkColumn, cells: [Cell]) {
        self.book = book
        self.column = column
        self.cells = cells
    }
}
