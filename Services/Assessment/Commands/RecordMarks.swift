import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Enters cells of one column of a mark book: only by whoever teaches the subject in the class on the day.
///
/// A cell that already says the same is left alone; one that says otherwise is changed, and the fact keeps both.
struct RecordMarks: Command {
    static let name: MessageName = "assessment.record-marks"
    static let permission: Permission? = .recordMarks

    /// Several times the largest class.
    static let mostCells = 200

    var book: MarkBookID
    var column: MarkColumn
    var cells: [Cell]

    struct Cell: Codable, Sendable, Hashable {
        var pupil: PupilCode
        var value: CellValue
    }

    struct Answer: Codable, Sendable, Hashable {
        /// Cells set or changed.
        var recorded: Int
        /// Cells that already said the same.
        var unchanged: Int
    }

    func scope(in store: Reader) -> Scope? { .book(book) }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Answer> {
        guard (1...Self.mostCells).contains(cells.count) else { return .refused(tooManyOrNone) }
        guard let open = try MarkBooks.find(book, in: transaction.reader) else {
            return .refused(.notOpen(book, at: "/book"))
        }
        var locks = Findings()
        try locks.checkOpen(
            cells.map(\.pupil), of: book.schoolClass, book.semester, at: book.schoolClass.school, whole: "/book",
            each: { "/cells/\($0)/pupil" }, in: transaction.reader)
        if let refusal = locks.refusal { return .refused(refusal) }
        var violations: [Violation] = []
        if !open.required.columns.contains(column) { violations.append(noSuchColumn(in: open)) }
        violations += misfits(in: open)
        violations += try strangers(on: occasion.today, in: transaction.reader)
        guard violations.isEmpty else { return .refused(Refusal(all: violations)) }
        return .done(try record(in: open, on: occasion, in: &transaction))
    }

    private func record(
        in open: OpenBook, on occasion: Occasion, in transaction: inout Transaction
    ) throws(SQLiteError) -> Answer {
        let standing = try MarkCells.column(column, of: open, in: transaction.reader)
        let changes = cells.compactMap { cell -> Marks.Cell? in
            let from = standing[cell.pupil]
            return from == cell.value ? nil : Marks.Cell(pupil: cell.pupil, from: from, to: cell.value)
        }
        for change in changes {
            try MarkCells.set(change.to, of: change.pupil, in: column, of: open, in: &transaction)
        }
        if !changes.isEmpty {
            try transaction.record("recorded", Marks(book: book, column: column, cells: changes), on: occasion)
        }
        return Answer(recorded: changes.count, unchanged: cells.count - changes.count)
    }

    private var tooManyOrNone: Refusal {
        Refusal(
            cells.isEmpty ? .invalid : .tooLarge, at: "/cells",
            en: "has \(cells.count) cells; send 1 to \(Self.mostCells) at once",
            vi: "có \(cells.count) ô điểm; mỗi lần gửi từ 1 đến \(Self.mostCells) ô")
    }

    private func noSuchColumn(in open: OpenBook) -> Violation {
        let columns = open.required.columns.map(\.rawValue).joined(separator: ", ")
        return Violation(
            at: "/column", .invalid,
            Bilingual(
                en: "this book has no column \(column.rawValue); it has \(columns)",
                vi: "sổ này không có cột \(column.rawValue); các cột là \(columns)"))
    }

    /// Marks in a comment subject, judgements in a marked one, and pupils named twice.
    private func misfits(in open: OpenBook) -> [Violation] {
        var seen: Set<PupilCode> = []
        var violations: [Violation] = []
        for (index, cell) in cells.enumerated() {
            if !seen.insert(cell.pupil).inserted {
                violations.append(
                    Violation(
                        at: "/cells/\(index)/pupil", .duplicate,
                        Bilingual(
                            en: "\(cell.pupil) has another cell above; keep one of them",
                            vi: "học sinh \(cell.pupil) đã có ở dòng trên; chỉ giữ lại một dòng")))
            }
            if !cell.value.fits(open.kind) {
                violations.append(
                    Violation(at: "/cells/\(index)/value", .invalid, Self.complaint(aboutValueIn: open.kind)))
            }
        }
        return violations
    }

    private static func complaint(aboutValueIn kind: SubjectKind) -> Bilingual {
        switch kind {
        case .marked:
            Bilingual(
                en: "this subject is marked: give a mark from 0 to 10, not D or CD",
                vi: "môn này đánh giá bằng điểm: hãy ghi điểm từ 0 đến 10, không ghi Đ hoặc CĐ")
        case .comment:
            Bilingual(
                en: "this subject is judged by comment: give D or CD, not a mark",
                vi: "môn này đánh giá bằng nhận xét: hãy ghi D (đạt) hoặc CD (chưa đạt), không ghi điểm")
        }
    }

    /// Pupils who are not in the class on the day, and were not to the end of its year.
    private func strangers(on day: LocalDate, in store: Reader) throws(SQLiteError) -> [Violation] {
        let enrolled = Set(try KnownEnrolments.members(of: book.schoolClass, on: day, in: store))
        var violations: [Violation] = []
        for (index, cell) in cells.enumerated() where !enrolled.contains(cell.pupil) {
            let pointer = "/cells/\(index)/pupil"
            if try KnownEnrolments.knows(cell.pupil, in: store) {
                violations.append(
                    Violation(
                        at: pointer, .invalid,
                        Bilingual(
                            en: "\(cell.pupil) is not in class \(book.schoolClass.code) on \(day)",
                            vi: "học sinh \(cell.pupil) không học lớp \(book.schoolClass.code) vào ngày \(day)")))
            } else {
                violations.append(
                    Violation(
                        at: pointer, .notFound,
                        Bilingual(
                            en: "no pupil \(cell.pupil) is enrolled anywhere; check the code",
                            vi: "không có học sinh nào mang mã \(cell.pupil); hãy kiểm tra lại mã")))
            }
        }
        return violations
    }
}

extension Scope {
    /// The class and subject of a book.
    static func book(_ id: MarkBookID) -> Scope {
        Scope(id.schoolClass.school, schoolClass: id.schoolClass, subject: id.subject)
    }

    /// A class, whatever the subject.
    static func schoolClass(_ id: ClassID) -> Scope { Scope(id.school, schoolClass: id) }
}

extension Refusal {
    static func notOpen(_ book: MarkBookID, at pointer: String) -> Refusal {
        Refusal(
            .notFound, at: pointer, en: "the mark book \(book) is not open; ask the school to open it first",
            vi: "sổ điểm \(book) chưa mở; hãy đề nghị nhà trường mở sổ trước")
    }
}
