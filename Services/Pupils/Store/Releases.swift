import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// The table `transfer_release`: what others have asked schools of this installation for.
enum Releases {
    /// A release as it stands, with the request it answers and what has been gathered for it.
    struct Kept: RowReadable {
        var request: Transfer
        var status: ReleaseStatus
        var rejection: LongText?
        var transcript: Transcript?
        var health: HealthSummary?
        var package: TransferPackage?
        var seal: JournalHash?

        init(row: borrowing Row) throws(SQLiteError) {
            let request: Stored<Transfer> = try row[0]
            self.request = request.state
            status = try row[1]
            rejection = try row[2]
            let transcript: Stored<Transcript>? = try row[3]
            self.transcript = transcript?.state
            let health: Stored<HealthSummary>? = try row[4]
            self.health = health?.state
            let package: Stored<TransferPackage>? = try row[5]
            self.package = package?.state
            seal = try row[6]
        }

        /// What is said of it; the package travels until its receipt has come.
        var state: TransferRelease {
            TransferRelease(
                id: request.id, pupil: request.pupil, sender: request.sender, from: request.from, status: status,
                rejection: rejection, package: status == .released ? package : nil, seal: seal)
        }

        /// Whose part of the package is still waited for.
        var awaited: [Context] {
            guard status == .closing else { return [] }
            return (transcript == nil ? [.assessment] : []) + (health == nil ? [.campus] : [])
        }
    }

    private static let columns = "request, status, rejection, transcript, health, package, seal"

    static func find(_ id: TransferID, in store: Reader) throws(SQLiteError) -> Kept? {
        try store.first(
            "SELECT \(columns) FROM transfer_release WHERE receiver = ?1 AND number = ?2", id.receiver, id.number)
    }

    /// The way out that a pupil is on.
    static func open(for pupil: PupilCode, in store: Reader) throws(SQLiteError) -> Kept? {
        try store.first(
            """
            SELECT \(columns) FROM transfer_release
            WHERE pupil = ?1 AND status IN ('accepted', 'closing', 'released')
            """, pupil)
    }

    static func add(_ request: Transfer, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            """
            INSERT INTO transfer_release(receiver, number, pupil, sender, from_day, status, request)
            VALUES (?1, ?2, ?3, ?4, ?5, 'noted', ?6)
            """, request.receiver, request.id.number, request.pupil, request.sender, request.from, Stored(request))
    }

    static func advance(
        _ id: TransferID, to status: ReleaseStatus, because rejection: LongText? = nil, due: Instant? = nil,
        in transaction: inout Transaction
    ) throws(SQLiteError) {
        try transaction.run(
            """
            UPDATE transfer_release SET status = ?3, rejection = ?4, due = ?5 WHERE receiver = ?1 AND number = ?2
            """, id.receiver, id.number, status, rejection, due)
    }

    /// Keeps what has been gathered, as long as it is waited for.
    static func keep<Part: TransferPart>(_ part: Part, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            """
            UPDATE transfer_release SET \(Part.column) = ?3
            WHERE receiver = ?1 AND number = ?2 AND status = 'closing'
            """, part.transfer.receiver, part.transfer.number, Stored(part))
    }

    /// The pupil goes: what travels with the child is sealed for good.
    static func release(
        _ id: TransferID, with package: TransferPackage, sealed seal: JournalHash, due: Instant,
        in transaction: inout Transaction
    ) throws(SQLiteError) {
        try transaction.run(
            """
            UPDATE transfer_release SET status = 'released', package = ?3, seal = ?4, due = ?5
            WHERE receiver = ?1 AND number = ?2
            """, id.receiver, id.number, Stored(package), seal, due)
    }

    /// Those accepted whose day has come.
    static func arrived(by day: LocalDate, in store: Reader) throws(SQLiteError) -> [Kept] {
        try store.all(
            """
            SELECT \(columns) FROM transfer_release WHERE status = 'accepted' AND from_day <= ?1
            ORDER BY from_day LIMIT 64
            """, day)
    }

    static func hasArrived(by day: LocalDate, in store: Reader) throws(SQLiteError) -> Bool {
        try store.exists("SELECT 1 FROM transfer_release WHERE status = 'accepted' AND from_day <= ?1", day)
    }

    /// Those without a receipt that it is time to send again.
    static func due(at now: Instant, in store: Reader) throws(SQLiteError) -> [Kept] {
        try store.all("SELECT \(columns) FROM transfer_release WHERE due <= ?1 ORDER BY due LIMIT 64", now)
    }

    static func postpone(
        _ id: TransferID, to due: Instant, in transaction: inout Transaction
    ) throws(SQLiteError) {
        try transaction.run(
            "UPDATE transfer_release SET due = ?3 WHERE receiver = ?1 AND number = ?2", id.receiver, id.number, due)
    }

    /// What a school has been asked for, after a request.
    static func list(
        of sender: UnitCode, after id: TransferID?, limit: Int, isOpen: Bool, in store: Reader
    ) throws(SQLiteError) -> [Kept] {
        try store.all(listSQL, sender, id?.receiver.text ?? "", id?.number ?? 0, limit, isOpen)
    }

    static let listSQL = """
        SELECT \(columns) FROM transfer_release
        WHERE sender = ?1 AND (receiver, number) > (?2, ?3)
            AND (NOT ?5 OR status IN ('noted', 'accepted', 'closing', 'released'))
        ORDER BY receiver, number LIMIT ?4
        """
}
