import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// The tables `notice` and `receipt`.
enum Notices {
    /// Failures after which nobody tries again.
    private static let patience = 5
    private static let pause: Int64 = 600_000

    private static let columns = """
        number, school, pupil, class, topic, pace, title_vi, title_en, text_vi, text_en, recipients, deliver_from, status
        """

    /// Keeps a new notice and gives it its number.
    static func add(
        _ notice: Notice, at now: Instant, in transaction: inout Transaction
    ) throws(SQLiteError) -> Int64 {
        try transaction.value(
            """
            INSERT INTO notice(
                school, pupil, class, topic, pace, title_vi, title_en, text_vi, text_en, recipients, sent, deliver_from,
                status, due)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?12) RETURNING number
            """, notice.school, notice.pupil, notice.schoolClass, notice.topic, notice.pace, notice.title.vi,
            notice.title.en, notice.text.vi, notice.text.en, StoredList(notice.recipients), now, notice.deliverFrom,
            notice.status) ?? 0
    }

    static func find(_ number: Int64, in store: Reader) throws(SQLiteError) -> Notice? {
        let row: NoticeRow? = try store.first("SELECT \(columns) FROM notice WHERE number = ?1", number)
        return try row.map { (row) throws(SQLiteError) in try whole(row, in: store) }
    }

    /// Of a person, or of a school, after a number, in the order in which they were sent.
    static func list(
        of school: UnitCode, pupil: PupilCode?, status: NoticeStatus?, after number: Int64, limit: Int,
        in store: Reader
    ) throws(SQLiteError) -> [Notice] {
        try whole(
            try store.all(
                """
                SELECT \(columns) FROM notice
                WHERE school = ?1 AND number > ?2 AND (?3 IS NULL OR pupil IN \(Merges.codes(of: "?3"))) AND (?4 IS NULL OR status = ?4)
                ORDER BY number LIMIT ?5
                """, school, number, pupil, status, limit), in: store)
    }

    /// What a channel should take now.
    static func due(
        at school: UnitCode, now: Instant, limit: Int, in store: Reader
    ) throws(SQLiteError) -> [Notice] {
        try whole(
            try store.all(
                """
                SELECT \(columns) FROM notice WHERE school = ?1 AND status = 'waiting' AND due <= ?2
                ORDER BY due, number LIMIT ?3
                """, school, now, limit), in: store)
    }

    /// Classes of a school that are open and to whose families nobody has written of learning or conduct since a day.
    static func silentClasses(
        of school: UnitCode, year: SchoolYear, from: LocalDate, to: LocalDate, in store: Reader
    ) throws(SQLiteError) -> [ClassID] {
        try store.values(
            """
            SELECT id FROM class
            WHERE school = ?1 AND year = ?2 AND status = 'open' AND NOT EXISTS (
                SELECT 1 FROM notice WHERE class = class.id AND sent >= ?3 AND sent < ?4
                    AND topic IN ('learning', 'conduct'))
            ORDER BY id
            """, school, year, from.start, to.start)
    }

    /// Notes what a channel has said, and what follows: it is delivered, or tried again later, or given up.
    static func note(
        _ receipt: Notice.Receipt, of notice: Notice, in transaction: inout Transaction
    ) throws(SQLiteError) {
        let isNew = try transaction.run(
            "INSERT OR IGNORE INTO receipt(notice, at, channel, outcome, detail) VALUES (?1, ?2, ?3, ?4, ?5)",
            notice.number, receipt.at, receipt.channel, receipt.outcome, receipt.detail)
        guard isNew == 1, notice.status == .waiting || notice.status == .failed else { return }
        if receipt.outcome != .failed {
            try set(.delivered, of: notice.number, in: &transaction)
            return
        }
        let failures: Int64 =
            try transaction.value(
                "SELECT count(*) FROM receipt WHERE notice = ?1 AND outcome = 'failed'", notice.number) ?? 0
        if failures >= patience {
            try set(.failed, of: notice.number, in: &transaction)
        } else {
            try transaction.run(
                "UPDATE notice SET due = ?2 WHERE number = ?1", notice.number,
                receipt.at.advanced(byMilliseconds: pause * failures))
        }
    }

    static func set(
        _ status: NoticeStatus, of number: Int64, in transaction: inout Transaction
    ) throws(SQLiteError) {
        try transaction.run("UPDATE notice SET status = ?2 WHERE number = ?1", number, status)
    }

    private static func whole(_ rows: [NoticeRow], in store: Reader) throws(SQLiteError) -> [Notice] {
        var notices: [Notice] = []
        for row in rows { notices.append(try whole(row, in: store)) }
        return notices
    }

    private static func whole(_ row: NoticeRow, in store: Reader) throws(SQLiteError) -> Notice {
        var notice = row.notice
        let receipts: [ReceiptRow] = try store.all(
            "SELECT channel, outcome, at, detail FROM receipt WHERE notice = ?1 ORDER BY at, channel", notice.number)
        notice.receipts = receipts.map(\.receipt)
        return notice
    }

    private struct NoticeRow: RowReadable {
        var notice: Notice

        init(row: borrowing Row) throws(SQLiteError) {
            let recipients: StoredList<Pupil.Guardian> = try row[10]
            notice = Notice(
                number: try row.integer(0), school: try row[1], pupil: try row[2], schoolClass: try row.get(3),
                topic: try row[4], pace: try row[5], title: Bilingual(en: try row.text(7), vi: try row.text(6)),
                text: Bilingual(en: try row.text(9), vi: try row.text(8)), recipients: recipients.items,
                deliverFrom: try row[11], status: try row[12])
        }
    }

    private struct ReceiptRow: RowReadable {
        var receipt: Notice.Receipt

        init(row: borrowing Row) throws(SQLiteError) {
            receipt = Notice.Receipt(
                channel: try row[0], outcome: try row[1], at: try row[2], detail: try row.get(3))
        }
    }
}
