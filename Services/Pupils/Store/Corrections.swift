public import Contracts
import Messaging
public import SQLite
import Vocabulary
import Wire

/// The table `correction`.
enum Corrections {
    private static let columns = """
        number, school, pupil, by_name, phone, wish, received, acknowledge_by, decide_by, status, answer
        """

    /// Keeps a new request and gives it its number.
    static func add(_ request: CorrectionRequest, in transaction: inout Transaction) throws(SQLiteError) -> Int64 {
        try transaction.value(
            """
            INSERT INTO correction(school, pupil, by_name, phone, wish, received, acknowledge_by, decide_by, status)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) RETURNING number
            """, request.school, request.pupil, request.by, request.phone, request.wish, request.received,
            request.acknowledgeBy, request.decideBy, request.status) ?? 0
    }

    static func find(_ number: Int64, in store: Reader) throws(SQLiteError) -> CorrectionRequest? {
        try store.first("SELECT \(columns) FROM correction WHERE number = ?1", number)
    }

    static func settle(_ request: CorrectionRequest, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            "UPDATE correction SET status = ?2, answer = ?3 WHERE number = ?1", request.number, request.status,
            request.answer)
    }

    /// Requests of a school after a number, in the order in which they came.
    static func list(
        of school: UnitCode, after number: Int64, limit: Int, in store: Reader
    ) throws(SQLiteError) -> [CorrectionRequest] {
        try store.all(
            "SELECT \(columns) FROM correction WHERE school = ?1 AND number > ?2 ORDER BY number LIMIT ?3", school,
            number, limit)
    }

    /// Of a pupil's requests those that nobody has decided.
    static func openCount(of pupil: PupilCode, at school: UnitCode, in store: Reader) throws(SQLiteError) -> Int {
        try store.value(
            """
            SELECT count(*) FROM correction
            WHERE school = ?1 AND status IN ('requested', 'acknowledged') AND pupil = ?2
            """, school, pupil) ?? 0
    }

    /// Requests that nobody has decided, the most urgent first.
    static func open(
        at school: UnitCode, limit: Int, in store: Reader
    ) throws(SQLiteError) -> [CorrectionRequest] {
        try store.all(
            """
            SELECT \(columns) FROM correction WHERE school = ?1 AND status IN ('requested', 'acknowledged')
            ORDER BY decide_by, number LIMIT ?2
            """, school, limit)
    }
}

extension CorrectionRequest: RowReadable {
    public init(row: borrowing Row) throws(SQLiteError) {
        self.init(
            number: try row.integer(0), school: try row[1], pupil: try row[2], by: try row[3], phone: try row.get(4),
            wish: try row[5], received: try row[6], acknowledgeBy: try row[7], decideBy: try row[8],
            status: try row[9], answer: try row.get(10))
    }
}
