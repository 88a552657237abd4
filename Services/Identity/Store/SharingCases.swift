import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// The tables `sharing_case` and `sharing_signal`: signs that an account is used by more than one person.
enum SharingCases {
    /// The same sign is noted again after this long.
    private static let pause: Int64 = 3_600_000
    /// And after this long where somebody has looked into it and found nothing.
    private static let peace: Int64 = 30 * 86_400_000

    /// Notes a sign, unless it has been noted lately; a case is opened where none is open.
    ///
    /// Of a pupil's account nothing is noted: a child and its family look at the child's data on whatever is at hand.
    static func note(
        _ kind: SharingCase.Kind, on account: UserName, on occasion: Occasion, in transaction: inout Transaction
    ) throws(SQLiteError) {
        guard try !Accounts.isPupils(account, in: transaction.reader) else { return }
        let now = occasion.now
        guard
            try !transaction.reader.exists(
                lately, account, kind, now.advanced(byMilliseconds: -pause), now.advanced(byMilliseconds: -peace))
        else { return }
        try transaction.run("INSERT OR IGNORE INTO sharing_case(account, opened) VALUES (?1, ?2)", account, now)
        let open: Int64? = try transaction.value(
            "SELECT number FROM sharing_case WHERE account = ?1 AND verdict IS NULL", account)
        guard let number = open else { return }
        try transaction.run(
            "INSERT OR IGNORE INTO sharing_signal(number, at, kind) VALUES (?1, ?2, ?3)", number, now, kind)
        if let state = try find(number, in: transaction.reader) {
            try transaction.record("suspected", state, on: occasion)
        }
    }

    static let lately = """
        SELECT 1 FROM sharing_case JOIN sharing_signal USING (number)
        WHERE account = ?1 AND kind = ?2 AND (at > ?3 OR verdict = 'innocent' AND at > ?4)
        """

    static func find(_ number: Int64, in store: Reader) throws(SQLiteError) -> SharingCase? {
        let row: CaseRow? = try store.first("\(cases) WHERE number = ?1", number)
        return try row.map { (row) throws(SQLiteError) in try whole(row, in: store) }
    }

    /// Cases of accounts that a unit answers for, the open ones first, then the newest.
    static func of(_ unit: UnitCode, limit: Int, in store: Reader) throws(SQLiteError) -> [SharingCase] {
        let rows: [CaseRow] = try store.all(
            "\(cases) WHERE unit = ?1 ORDER BY verdict IS NOT NULL, number DESC LIMIT ?2", unit, limit)
        var found: [SharingCase] = []
        for row in rows { found.append(try whole(row, in: store)) }
        return found
    }

    static func settle(
        _ number: Int64, _ verdict: SharingCase.Verdict, _ note: LongText?, in transaction: inout Transaction
    ) throws(SQLiteError) {
        try transaction.run(
            "UPDATE sharing_case SET verdict = ?2, note = ?3 WHERE number = ?1", number, verdict, note)
    }

    private static let cases = """
        SELECT number, account, unit, sharing_case.opened, verdict, note
        FROM sharing_case JOIN account ON account.name = sharing_case.account
        """

    private static func whole(_ row: CaseRow, in store: Reader) throws(SQLiteError) -> SharingCase {
        var found = row.state
        let signals: [SignalRow] = try store.all(
            "SELECT kind, at FROM sharing_signal WHERE number = ?1 ORDER BY at, kind", found.number)
        found.signals = signals.map(\.signal)
        return found
    }

    private struct CaseRow: RowReadable {
        var state: SharingCase

        init(row: borrowing Row) throws(SQLiteError) {
            state = SharingCase(
                number: try row.integer(0), account: try row[1], unit: try row[2], opened: try row[3], signals: [],
                verdict: try row.get(4), note: try row.get(5))
        }
    }

    private struct SignalRow: RowReadable {
        var signal: SharingCase.Signal

        init(row: borrowing Row) throws(SQLiteError) {
            signal = SharingCase.Signal(kind: try row[0], at: try row[1])
        }
    }
}
