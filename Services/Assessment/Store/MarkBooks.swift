import Contracts
import Messaging
import SQLite
import Vocabulary

/// An open book.
struct OpenBook: RowReadable {
    /// Its row, by which its marks are kept.
    let number: Int64
    let kind: SubjectKind
    let required: RequiredMarks

    init(row: borrowing Row) throws(SQLiteError) {
        number = try row[0]
        kind = try row[1]
        required = RequiredMarks(regular: try row[2])
    }
}

/// What the open books of a grade hold one of its subjects to.
struct SubjectInUse: RowReadable {
    let code: SubjectCode
    let kind: SubjectKind
    let required: RequiredMarks

    init(row: borrowing Row) throws(SQLiteError) {
        code = try row[0]
        kind = try row[1]
        required = RequiredMarks(regular: try row[2])
    }
}

/// The table `mark_book`.
enum MarkBooks {
    static func add(
        _ id: MarkBookID, kind: SubjectKind, required: RequiredMarks, in transaction: inout Transaction
    ) throws(SQLiteError) {
        try transaction.run(
            "INSERT INTO mark_book(class, subject, semester, kind, regular) VALUES (?1, ?2, ?3, ?4, ?5)",
            id.schoolClass, id.subject, id.semester, kind, required.regular)
    }

    static func find(_ id: MarkBookID, in store: Reader) throws(SQLiteError) -> OpenBook? {
        try store.first(
            "SELECT number, kind, regular FROM mark_book WHERE class = ?1 AND subject = ?2 AND semester = ?3",
            id.schoolClass, id.subject, id.semester)
    }

    /// The subjects of a class that have a book in the semester.
    static func subjects(
        of schoolClass: ClassID, in semester: Semester, from store: Reader
    ) throws(SQLiteError) -> [SubjectCode] {
        try store.values("SELECT subject FROM mark_book WHERE class = ?1 AND semester = ?2", schoolClass, semester)
    }

    /// The subjects of a grade with a book open in any of its classes.
    static func subjectsInUse(
        by grade: Grade, at school: UnitCode, in year: SchoolYear, from store: Reader
    ) throws(SQLiteError) -> [SubjectInUse] {
        try store.all(
            """
            SELECT DISTINCT mark_book.subject, mark_book.kind, mark_book.regular
            FROM known_class JOIN mark_book ON mark_book.class = known_class.id
            WHERE known_class.school = ?1 AND known_class.year = ?2 AND known_class.grade = ?3
            ORDER BY mark_book.subject
            """, school, year, grade)
    }
}
