import Contracts
import Messaging
import SQLite
import Vocabulary

/// The table `announcement`: which families have been told their child's results, by which approval.
enum Announcements {
    /// A child whose results are approved, and the notice that says so; none where no guardian has a telephone.
    struct Entry: Codable, Sendable, Hashable, RowReadable {
        var pupil: PupilCode
        var number: Int
        var notice: Int64?

        init(row: borrowing Row) throws(SQLiteError) {
            pupil = try row[0]
            number = try row[1]
            notice = try row.get(2)
        }
    }

    static func exists(
        _ pupil: PupilCode, by approval: Int, of schoolClass: ClassID, in term: Term, store: Reader
    ) throws(SQLiteError) -> Bool {
        try store.exists(
            "SELECT 1 FROM announcement WHERE class = ?1 AND term = ?2 AND number = ?3 AND pupil = ?4", schoolClass,
            term, approval, pupil)
    }

    static func add(
        _ pupil: PupilCode, by approval: Int, of schoolClass: ClassID, in term: Term, notice: Int64?,
        to transaction: inout Transaction
    ) throws(SQLiteError) {
        try transaction.run(
            "INSERT INTO announcement(class, term, number, pupil, notice) VALUES (?1, ?2, ?3, ?4, ?5)", schoolClass,
            term, approval, pupil, notice)
    }

    /// Notices that no family has had yet of approvals other than the one that stands, if any does.
    static func undelivered(
        of schoolClass: ClassID, in term: Term, but standing: Int?, from store: Reader
    ) throws(SQLiteError) -> [Int64] {
        try store.values(undeliveredSQL, schoolClass, term, standing)
    }

    static let undeliveredSQL = """
        SELECT notice.number FROM announcement JOIN notice ON notice.number = announcement.notice
        WHERE announcement.class = ?1 AND announcement.term = ?2 AND announcement.number IS NOT ?3
            AND notice.status IN ('waiting', 'failed')
        ORDER BY notice.number
        """

    /// Whom the last approval has been told to, by pupil.
    static func last(of schoolClass: ClassID, in term: Term, from store: Reader) throws(SQLiteError) -> [Entry] {
        try store.all(
            """
            SELECT pupil, number, notice FROM announcement
            WHERE class = ?1 AND term = ?2 AND number = (
                SELECT max(number) FROM announcement WHERE class = ?1 AND term = ?2)
            ORDER BY pupil
            """, schoolClass, term)
    }
}
