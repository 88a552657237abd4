public import Contracts
import Messaging
public import SQLite
import Vocabulary

/// The table `correction`.
enum Corrections {
    private static let columns = "number, school, member, wish, received, acknowledge_by, decide_by, status, answer"

    /// Keeps a new request and gives it its number.
    static func add(_ request: MemberCorrection, in transaction: inout Transaction) throws(SQLiteError) -> Int64 {
        try transaction.value(
            """
            INSERT INTO correction(school, member, wish, received, acknowledge_by, decide_by, status)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) RETURNING number
            """, request.school, request.member, request.wish, request.received, request.acknowledgeBy,
            request.decideBy, request.status) ?? 0
    }

    static func find(_ number: Int64, in store: Reader) throws(SQLiteError) -> MemberCorrection? {
        try store.first("SELECT \(columns) FROM correction WHERE number = ?1", number)
    }

    static func settle(_ request: MemberCorrection, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            "UPDATE correction SET status = ?2, answer = ?3 WHERE number = ?1", request.number, request.status,
            request.answer)
    }

    /// Requests at a school after a number, in the order in which they came; of one member where one is named.
    static func list(
        of school: UnitCode, by member: MemberCode?, after number: Int64, limit: Int, in store: Reader
    ) throws(SQLiteError) -> [MemberCorrection] {
        try store.all(listSQL, school, number, member, limit)
    }

    static let listSQL = """
        SELECT \(columns) FROM correction WHERE school = ?1 AND number > ?2 AND (?3 IS NULL OR member = ?3)
        ORDER BY number LIMIT ?4
        """

    /// Requests that nobody has decided, the most urgent first.
    static func open(
        at school: UnitCode, by member: MemberCode?, limit: Int, in store: Reader
    ) throws(SQLiteError) -> [MemberCorrection] {
        try store.all(openSQL, school, member, limit)
    }

    static let openSQL = """
        SELECT \(columns) FROM correction
        WHERE school = ?1 AND status IN ('requested', 'acknowledged') AND (?2 IS NULL OR member = ?2)
        ORDER BY decide_by, number LIMIT ?3
        """

    /// How many of a member's requests nobody has decided.
    static func openCount(of member: MemberCode, in store: Reader) throws(SQLiteError) -> Int64 {
        try store.value(openCountSQL, member) ?? 0
    }

    static let openCountSQL = """
        SELECT count(*) FROM correction WHERE member = ?1 AND status IN ('requested', 'acknowledged')
        """
}

extension MemberCorrection: RowReadable {
    public init(row: borrowing Row) throws(SQLiteError) {
        self.init(
            number: try row.integer(0), school: try row[1], member: try row[2], wish: try row[3], received: try row[4],
            acknowledgeBy: try row[5], decideBy: try row[6], status: try row[7], answer: try row.get(8))
    }
}
