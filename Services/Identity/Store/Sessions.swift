import Contracts
import Messaging
import SQLite
import ServiceKit
import Vocabulary
import Wire

/// One row of the table `session`.
struct Session: RowReadable {
    var id: String
    var account: UserName
    var opened: Instant
    var device: Device?
    var secret: [UInt8]
    /// The number of the last renewal.
    var counter: Int64
    var refreshed: Instant
    var refreshedBy: MessageID?
    /// When the last token runs out.
    var expires: Instant
    /// When it ends whatever happens.
    var until: Instant
    var ended: Instant?
    var because: SessionRevocation.Reason?

    init(
        id: String, account: UserName, device: Device?, secret: [UInt8], until: Instant, on occasion: Occasion
    ) {
        self.id = id
        self.account = account
        self.device = device
        self.secret = secret
        self.until = until
        opened = occasion.now
        counter = 1
        refreshed = occasion.now
        refreshedBy = occasion.id
        expires = until
    }

    init(row: borrowing Row) throws(SQLiteError) {
        id = try row.text(0)
        account = try row[1]
        opened = try row[2]
        let name: ShortText? = try row.get(4)
        let mark: ShortText? = try row.get(3)
        device = mark.map { Device(id: $0, name: name) }
        secret = try row.blob(5)
        counter = try row.integer(6)
        refreshed = try row[7]
        refreshedBy = MessageID(try row.text(8))
        expires = try row[9]
        until = try row[10]
        ended = try row.get(11)
        because = try row.get(12)
    }

    var refreshSecret: RefreshSecret { RefreshSecret(session: id, counter: counter, secret: secret) }

    /// Whether it can still be renewed: nobody has ended it, and it has not been left alone for too long.
    func isLive(at now: Instant, skew: Int64 = 60_000) -> Bool {
        ended == nil && now < until && now < expires.advanced(byMilliseconds: skew)
    }
}

/// The table `session`: who is signed in where, and was.
enum Sessions {
    /// The logs of access are kept for at least twelve months (NĐ 333/2026).
    static let kept: Int64 = 400 * 86_400_000
    /// No token holds longer than this.
    static let longestToken: Int64 = 3_600_000

    private static let columns = """
        id, account, opened, device, device_name, secret, counter, refreshed, refreshed_by, expires, until, ended,
        because
        """

    static func find(_ id: String, in store: Reader) throws(SQLiteError) -> Session? {
        try store.first("SELECT \(columns) FROM session WHERE id = ?1", id)
    }

    /// The sessions of an account, the newest first.
    static func of(_ account: UserName, limit: Int, in store: Reader) throws(SQLiteError) -> [Session] {
        try store.all(
            "SELECT \(columns) FROM session WHERE account = ?1 ORDER BY opened DESC, id LIMIT ?2", account, limit)
    }

    static func live(of account: UserName, at now: Instant, in store: Reader) throws(SQLiteError) -> [Session] {
        let open: [Session] = try store.all(
            "SELECT \(columns) FROM session WHERE account = ?1 AND ended IS NULL AND ?2 < until ORDER BY opened, id",
            account, now)
        return open.filter { $0.isLive(at: now) }
    }

    /// Whether a message has opened a session of the account.
    static func wasOpened(by message: MessageID, for account: UserName, in store: Reader) throws(SQLiteError) -> Bool {
        try store.exists(
            "SELECT 1 FROM session WHERE account = ?1 AND counter = 1 AND refreshed_by = ?2", account, message.text)
    }

    static func lastUse(of account: UserName, in store: Reader) throws(SQLiteError) -> Instant? {
        try store.value("SELECT max(refreshed) FROM session WHERE account = ?1", account)
    }

    static func keep(_ session: Session, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            """
            INSERT INTO session(\(columns)) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, NULL, NULL)
            ON CONFLICT DO UPDATE SET counter = ?7, refreshed = ?8, refreshed_by = ?9, expires = ?10
            """, session.id, session.account, session.opened, session.device?.id, session.device?.name,
            session.secret, session.counter, session.refreshed, session.refreshedBy?.text ?? "", session.expires,
            session.until)
    }

    /// Ends one session; its tokens are refused everywhere from now on.
    static func end(
        _ session: Session, because reason: SessionRevocation.Reason, on occasion: Occasion,
        in transaction: inout Transaction
    ) throws(SQLiteError) {
        guard session.ended == nil, let unit = try Accounts.unit(of: session.account, in: transaction.reader) else {
            return
        }
        try transaction.run(
            "UPDATE session SET ended = ?2, because = ?3 WHERE id = ?1 AND ended IS NULL", session.id, occasion.now,
            reason)
        let revocation = SessionRevocation(
            account: session.account, session: session.id, before: occasion.now.advanced(byMilliseconds: longestToken),
            until: occasion.now.advanced(byMilliseconds: longestToken), because: reason, unit: unit)
        try transaction.record("revoked", revocation, on: occasion)
        try Directory.keep(revocation, in: &transaction)
    }

    /// Ends every session of an account; gives how many there were.
    @discardableResult
    static func endAll(
        of account: UserName, because reason: SessionRevocation.Reason, on occasion: Occasion,
        in transaction: inout Transaction
    ) throws(SQLiteError) -> Int {
        let ended = try transaction.run(
            "UPDATE session SET ended = ?2, because = ?3 WHERE account = ?1 AND ended IS NULL", account, occasion.now,
            reason)
        try outdate(account, because: reason, on: occasion, in: &transaction)
        return ended
    }

    /// Has the tokens of an account refused that are out; its sessions go on, and their next tokens say what holds now.
    static func outdate(
        _ account: UserName, because reason: SessionRevocation.Reason, on occasion: Occasion,
        in transaction: inout Transaction
    ) throws(SQLiteError) {
        guard let unit = try Accounts.unit(of: account, in: transaction.reader) else { return }
        let revocation = SessionRevocation(
            account: account, session: nil,
            before: try lastIssue(for: account, at: occasion.now, in: transaction.reader),
            until: occasion.now.advanced(byMilliseconds: longestToken), because: reason, unit: unit)
        try transaction.record("revoked", revocation, on: occasion)
        try Directory.keep(revocation, in: &transaction)
    }

    /// Up to when the tokens of an account that are out may be dated.
    ///
    /// One given right after others were withdrawn is dated later than those (``SignedIn``), and so may be ahead of now.
    private static func lastIssue(
        for account: UserName, at now: Instant, in store: Reader
    ) throws(SQLiteError) -> Instant {
        guard let barred = try Directory.barred(account, in: store) else { return now }
        let next = Instant(milliseconds: (barred.milliseconds / 1000 + 1) * 1000)
        guard now < next,
            try store.exists(
                givenSinceBar, account, now, longestToken, SessionRevocation.key(of: account),
                SessionRevocation.everybody)
        else { return now }
        return next
    }

    /// Whether any has been given since the last were withdrawn, or the clock was set back since and nobody can tell.
    ///
    /// Many withdrawals within a second are no reason to date the next token ever later.
    private static let givenSinceBar = """
        WITH bar AS (SELECT max(until) - ?3 AS placed FROM known_bar WHERE subject IN (?4, ?5))
        SELECT 1 FROM bar
        WHERE placed > ?2 OR EXISTS (SELECT 1 FROM session WHERE account = ?1 AND refreshed >= placed)
        """

    static func hasOld(at now: Instant, in store: Reader) throws(SQLiteError) -> Bool {
        try store.exists("SELECT 1 FROM session WHERE opened < ?1", now.milliseconds - kept)
    }

    static func forgetOld(at now: Instant, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            "DELETE FROM session WHERE id IN (SELECT id FROM session WHERE opened < ?1 ORDER BY opened LIMIT 500)",
            now.milliseconds - kept)
    }
}
