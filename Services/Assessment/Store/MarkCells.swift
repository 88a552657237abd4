import Messaging
import SQLite
import Vocabulary

/// One filled cell of a book.
struct MarkCell: RowReadable {
    let pupil: PupilCode
    let column: MarkColumn
    let value: CellValue

    init(row: borrowing Row) throws(SQLiteError) {
        pupil = try row[0]
        column = try row[1]
        value = try row[2]
    }
}

/// One filled cell of any book of a class.
private struct ClassCell: RowReadable {
    let place: BookPlace
    let cell: MarkCell

    init(row: borrowing Row) throws(SQLiteError) {
        cell = try MarkCell(row: row)
        place = BookPlace(subject: try row[3], semester: try row[4])
    }
}

/// The table `mark`: every filled cell as it stands.
enum MarkCells {
    static func set(
        _ value: CellValue, of pupil: PupilCode, in column: MarkColumn, of book: OpenBook,
        in transaction: inout Transaction
    ) throws(SQLiteError) {
        try transaction.run(
            """
            INSERT INTO mark(book, place, pupil, value) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT DO UPDATE SET value = ?4
            """, book.number, column, pupil, value)
    }

    /// What stands in a column, pupil by pupil.
    static func column(
        _ column: MarkColumn, of book: OpenBook, in store: Reader
    ) throws(SQLiteError) -> [PupilCode: CellValue] {
        let cells: [MarkCell] = try store.all(
            "SELECT pupil, place, value FROM mark WHERE book = ?1 AND place = ?2", book.number, column)
        return Dictionary(cells.map { ($0.pupil, $0.value) }) { $1 }
    }

    /// What stands in a book, pupil by pupil.
    static func all(of book: OpenBook, in store: Reader) throws(SQLiteError) -> [PupilCode: [MarkColumn: CellValue]] {
        let cells: [MarkCell] = try store.all("SELECT pupil, place, value FROM mark WHERE book = ?1", book.number)
        var rows: [PupilCode: [MarkColumn: CellValue]] = [:]
        for cell in cells { rows[cell.pupil, default: [:]][cell.column] = cell.value }
        return rows
    }

    /// What stands in every book of a class in the semesters, pupil by pupil.
    static func all(
        of schoolClass: ClassID, in semesters: [Semester], from store: Reader
    ) throws(SQLiteError) -> [PupilCode: PupilYear] {
        var pupils: [PupilCode: PupilYear] = [:]
        for semester in semesters {
            let cells: [ClassCell] = try store.all(
                """
                SELECT mark.pupil, mark.place, mark.value, mark_book.subject, mark_book.semester
                FROM mark_book JOIN mark ON mark.book = mark_book.number
                WHERE mark_book.class = ?1 AND mark_book.semester = ?2
                """, schoolClass, semester)
            for found in cells {
                pupils[found.cell.pupil, default: [:]][found.place, default: [:]][found.cell.column] = found.cell.value
            }
        }
        return pupils
    }
}
