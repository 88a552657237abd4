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
    static func books(of pupil: PupilCode, in store: Reader) throws(SQLiteError) -> [Transcript.Book] {
        let found: [Found] = try store.all(sql, pupil)
        var books: [Transcript.Book] = []
        for row in found {
            if books.last?.id == row.book, let last = books.indices.last {
                books[last].cells.append(row.cell)
            } else {
                books.append(Transcript.Book(id: row.book, kind: row.kind, cells: [row.cell]))
            }
        }
        return books
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
