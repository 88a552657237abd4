import Contracts
import Crypto
import Messaging
import SQLite
import Vocabulary
import Wire

/// The table `mark_confirmation`: the subject teachers' signatures, each under what its book said.
enum MarkConfirmations {
    /// A signature as it is kept.
    struct Kept: RowReadable {
        let digest: JournalHash
        let confirmed: SignedStep

        init(row: borrowing Row) throws(SQLiteError) {
            digest = try row[0]
            confirmed = SignedStep(by: try row[1], at: try row[2])
        }
    }

    static func find(_ book: OpenBook, in store: Reader) throws(SQLiteError) -> Kept? {
        try store.first(
            "SELECT digest, confirmed_by, confirmed_at FROM mark_confirmation WHERE book = ?1", book.number)
    }

    static func keep(
        _ state: MarkConfirmation, of book: OpenBook, in transaction: inout Transaction
    ) throws(SQLiteError) {
        try transaction.run(
            """
            INSERT INTO mark_confirmation(book, digest, confirmed_by, confirmed_at) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT DO UPDATE SET digest = ?2, confirmed_by = ?3, confirmed_at = ?4
            """, book.number, state.digest, state.confirmed.by, state.confirmed.at)
    }

    /// The books of a class in a semester that read as they were signed.
    static func standing(
        of schoolClass: ClassID, in semester: Semester, from store: Reader
    ) throws(SQLiteError) -> Set<SubjectCode> {
        var signed: Set<SubjectCode> = []
        for subject in try MarkBooks.subjects(of: schoolClass, in: semester, from: store) {
            let id = MarkBookID(schoolClass: schoolClass, subject: subject, semester: semester)
            guard let book = try MarkBooks.find(id, in: store), let kept = try find(book, in: store),
                kept.digest == (try digest(of: book, in: store))
            else { continue }
            signed.insert(subject)
        }
        return signed
    }

    /// SHA-256 over a book's cells, pupil by pupil in the order of columns.
    static func digest(of book: OpenBook, in store: Reader) throws(SQLiteError) -> JournalHash {
        var rows: [SignedRow] = []
        for (pupil, cells) in try MarkCells.all(of: book, in: store).sorted(by: { $0.key < $1.key }) {
            for column in MarkColumn.allCases {
                guard let value = cells[column] else { continue }
                rows.append(SignedRow(pupil: pupil, column: column, value: value))
            }
        }
        return .digest(of: rows)
    }

    private struct SignedRow: Codable {
        var pupil: PupilCode
        var column: MarkColumn
        var value: CellValue
    }
}

extension JournalHash {
    /// SHA-256 over what is signed, in the form in which it would be published.
    static func digest(of signed: some Encodable) -> JournalHash {
        JournalHash(bytes: SHA256.hash(WireEncoder.encode(signed)).bytes) ?? .sample
    }
}
