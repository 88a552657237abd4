import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// The table `transfer`: what schools of this installation have asked for.
enum Transfers {
    /// A request as it stands, with what the other school has said of it.
    struct Kept: RowReadable {
        var state: Transfer
        var isNoted: Bool
        /// The revision of the other school's words that was heard last.
        var heard: Int64

        init(row: borrowing Row) throws(SQLiteError) {
            let stored: Stored<Transfer> = try row[0]
            state = stored.state
            isNoted = try row[1]
            heard = try row.integer(2)
        }
    }

    private static let columns = "state, noted, heard"

    static func find(_ id: TransferID, in store: Reader) throws(SQLiteError) -> Kept? {
        try store.first(
            "SELECT \(columns) FROM transfer WHERE receiver = ?1 AND number = ?2", id.receiver, id.number)
    }

    /// The request of a school for a pupil that has not come to an end.
    static func open(
        for pupil: PupilCode, at receiver: UnitCode, in store: Reader
    ) throws(SQLiteError) -> Transfer? {
        let kept: Kept? = try store.first(
            """
            SELECT \(columns) FROM transfer
            WHERE receiver = ?1 AND pupil = ?2 AND status IN ('requested', 'accepted', 'disputed')
            """, receiver, pupil)
        return kept?.state
    }

    /// The number of a school's next request.
    static func nextNumber(at receiver: UnitCode, in store: Reader) throws(SQLiteError) -> Int {
        try store.value("SELECT coalesce(max(number), 0) + 1 FROM transfer WHERE receiver = ?1", receiver) ?? 1
    }

    static func add(_ state: Transfer, due: Instant, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            """
            INSERT INTO transfer(receiver, number, pupil, status, state, due) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            """, state.receiver, state.id.number, state.pupil, state.status, Stored(state), due)
    }

    static func keep(_ state: Transfer, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            "UPDATE transfer SET status = ?3, state = ?4 WHERE receiver = ?1 AND number = ?2", state.receiver,
            state.id.number, state.status, Stored(state))
    }

    /// The other school has it: nothing need be said again.
    static func note(
        _ id: TransferID, heard version: Int64, in transaction: inout Transaction
    ) throws(SQLiteError) {
        try transaction.run(
            """
            UPDATE transfer SET noted = 1, due = NULL, heard = max(heard, ?3) WHERE receiver = ?1 AND number = ?2
            """, id.receiver, id.number, version)
    }

    /// Requests that nobody has noted and that it is time to make again.
    static func due(at now: Instant, in store: Reader) throws(SQLiteError) -> [Kept] {
        try store.all("SELECT \(columns) FROM transfer WHERE due <= ?1 ORDER BY due LIMIT 64", now)
    }

    static func postpone(
        _ id: TransferID, to due: Instant?, in transaction: inout Transaction
    ) throws(SQLiteError) {
        try transaction.run(
            "UPDATE transfer SET due = ?3 WHERE receiver = ?1 AND number = ?2", id.receiver, id.number, due)
    }

    /// A school's requests after a number.
    static func list(
        of receiver: UnitCode, after number: Int, limit: Int, isOpen: Bool, in store: Reader
    ) throws(SQLiteError) -> [Kept] {
        try store.all(listSQL, receiver, number, limit, isOpen)
    }

    static let listSQL = """
        SELECT \(columns) FROM transfer
        WHERE receiver = ?1 AND number > ?2
            AND (NOT ?4 OR status IN ('requested', 'accepted', 'disputed'))
        ORDER BY number LIMIT ?3
        """

    /// Keeps a package as it came.
    static func keep(
        _ package: TransferPackage, sealed seal: JournalHash, of state: Transfer, in transaction: inout Transaction
    ) throws(SQLiteError) {
        try transaction.run(
            """
            INSERT INTO transfer_package(receiver, number, pupil, seal, body) VALUES (?1, ?2, ?3, ?4, ?5)
            """, state.receiver, state.id.number, state.pupil, seal, Stored(package))
    }

    /// The package that came by a transfer.
    static func package(_ id: TransferID, in store: Reader) throws(SQLiteError) -> TransferPackage? {
        let stored: Stored<TransferPackage>? = try store.value(
            "SELECT body FROM transfer_package WHERE receiver = ?1 AND number = ?2", id.receiver, id.number)
        return stored?.state
    }

    /// What came with a person, under whichever code, from other installations; what was in this one is known anyway.
    static func packages(ofPerson pupil: PupilCode, in store: Reader) throws(SQLiteError) -> [TransferPackage] {
        let stored: [Stored<TransferPackage>] = try store.values(
            """
            SELECT body FROM transfer_package AS came WHERE pupil IN \(Merges.codes(of: "?1")) AND NOT EXISTS (
                SELECT 1 FROM transfer_release
                WHERE transfer_release.receiver = came.receiver AND transfer_release.number = came.number)
            ORDER BY receiver, number
            """, pupil)
        return stored.map(\.state)
    }
}
