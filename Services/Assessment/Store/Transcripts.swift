import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// One pupil's rows of all mark books, out of the tables `mark_book` and `mark`.
enum Transcripts {
    private struct Found: RowReadable {
        var book: MarkBookID
        var kind: SubjectKind
        var cell: Transcript.Cell

        init(row: borrowing Row) throws(SQLiteError) {
            book = MarkBookID(schoolClass: try row[0], subject: try row[1], semester: try row[2])
            kind = try row[3]
            cell = Transcript.Cell(column: try row[4], value: try row[5])
        }
    }

    /// Whether no transcript has been sealed upon the fact yet; a store that reads Pupils anew hears it again.
    static func isFirst(_ fact: MessageID, in transaction: inout Transaction) throws(SQLiteError) -> Bool {
        try transaction.run("INSERT INTO answered_release(fact) VALUES (?1) ON CONFLICT DO NOTHING", fact) == 1
    }

    /// The books of the classes that the pupil has been in, in the order of classes; empty rows are left out.
    ///
    /// Where two codes have a cell of one book, that of the code named first counts.
    static func books(of codes: [PupilCode], in store: Reader) throws(SQLiteError) -> [Transcript.Book] {
        var books: [String: Transcript.Book] = [:]
        for code in codes {
            let found: [Found] = try store.all(sql, code)
            for row in found {
                let empty = Transcript.Book(id: row.book, kind: row.kind, cells: [])
                books[row.book.text, default: empty].fill(row.cell)
            }
        }
        return books.sorted { $0.key < $1.key }.map(\.value)
    }

    /// A mark is looked up by its book and column, since the table is kept in that order.
    static let sql = """
        WITH place(name, number) AS (
            VALUES ('tx1', 1), ('tx2', 2), ('tx3', 3), ('tx4', 4), ('gk', 5), ('ck', 6))
        SELECT mark_book.class, mark_book.subject, mark_book.semester, mark_book.kind, mark.place, mark.value
        FROM (SELECT DISTINCT class FROM known_enrolment WHERE pupil = ?1) AS been
        JOIN mark_book ON mark_book.class = been.class
        CROSS JOIN place
        JOIN mark ON mark.book = mark_book.number AND mark.place = place.name AND mark.pupil = ?1
        ORDER BY mark_book.class, mark_book.subject, mark_book.semester, place.number
        """
}

extension Transcript.Book {
    /// Fills a cell that is empty, in the order of columns.
    fileprivate mutating func fill(_ cell: Transcript.Cell) {
        guard !cells.contains(where: { $0.column == cell.column }) else { return }
        cells.append(cell)
        cells.sort { $0.column < $1.column }
    }
}
