import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// A mark book as it is printed: a row for each pupil, with what the semester came to so far.
struct MarkBookPage: Query {
    static let name: MessageName = "assessment.mark-book"
    static let permission: Permission? = .readMarks

    var book: MarkBookID

    struct Answer: Codable, Sendable, Hashable {
        var id: MarkBookID
        var kind: SubjectKind
        var columns: [MarkColumn]
        /// By code; who has left the class keeps his row.
        var rows: [Line]
        /// The subject teacher's signature, as long as the book reads as it was signed.
        var confirmed: SignedStep?
        /// Who has approved the class's results of the semester, and when: the rows of those they cover are locked.
        var approved: SignedStep?
    }

    /// A pupil's row; an empty cell is absent.
    struct Line: Codable, Sendable, Hashable {
        var pupil: PupilCode
        /// Whether the pupil is in the class today.
        var enrolled: Bool
        var tx1: CellValue?
        var tx2: CellValue?
        var tx3: CellValue?
        var tx4: CellValue?
        var gk: CellValue?
        var ck: CellValue?
        /// Once nothing is missing: the average of a marked subject, whether a comment subject was met.
        var average: Mark?
        var passed: Bool?
    }

    func scope(in store: Reader) -> Scope? { .book(book) }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Answer> {
        guard let open = try MarkBooks.find(book, in: store) else { return .refused(.notOpen(book, at: "/book")) }
        let cells = try MarkCells.all(of: open, in: store)
        let enrolled = Set(try KnownEnrolments.pupils(of: book.schoolClass, on: occasion.today, in: store))
        let rows = enrolled.union(cells.keys).sorted().map { pupil in
            Line(
                pupil, enrolled: enrolled.contains(pupil),
                SubjectSemester(kind: open.kind, required: open.required, cells: cells[pupil] ?? [:]))
        }
        let digest = try MarkConfirmations.digest(of: open, in: store)
        let signature = try MarkConfirmations.find(open, in: store)
        return .done(
            Answer(
                id: book, kind: open.kind, columns: open.required.columns, rows: rows,
                confirmed: signature?.digest == digest ? signature?.confirmed : nil,
                approved: try ResultApprovals.approval(of: book.schoolClass, in: Term(book.semester), from: store)))
    }

    func disclosure(in answer: Answer) -> Disclosure? {
        Disclosure(of: answer.rows.map(\.pupil), en: "a mark book", vi: "sổ điểm môn học")
    }
}

extension MarkBookPage.Line {
    fileprivate init(_ pupil: PupilCode, enrolled: Bool, _ semester: SubjectSemester) {
        let cells = semester.cells
        self.init(
            pupil: pupil, enrolled: enrolled, tx1: cells[.tx1], tx2: cells[.tx2], tx3: cells[.tx3], tx4: cells[.tx4],
            gk: cells[.gk], ck: cells[.ck])
        switch semester.outcome {
        case .complete(.average(let tenths)): average = Mark(tenths: tenths)
        case .complete(.comment(let result)): passed = result == .met
        case .missing: break
        }
    }
}
