import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// The table `account`, read together with the roles of each.
enum Accounts {
    private static let columns = """
        name, display_name, unit, person, kind, status,
        EXISTS (SELECT 1 FROM second_factor WHERE account = name AND confirmed IS NOT NULL), pupil
        """

    /// Writes the account itself; its roles are written by ``RoleGrants``.
    static func open(_ account: Account, at now: Instant, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            """
            INSERT INTO account(name, display_name, unit, person, opened, kind, pupil)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            """, account.name, account.displayName, account.unit, account.person, now, account.kind ?? .person,
            account.pupil)
    }

    /// Writes what may change of an account.
    static func change(_ account: Account, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            "UPDATE account SET display_name = ?2, unit = ?3, person = ?4 WHERE name = ?1", account.name,
            account.displayName, account.unit, account.person)
    }

    static func set(
        _ status: AccountStatus, of name: UserName, at now: Instant, in transaction: inout Transaction
    ) throws(SQLiteError) {
        try transaction.run(
            "UPDATE account SET status = ?2, status_since = ?3 WHERE name = ?1", name, status, now)
    }

    /// The account as everybody may know it.
    static func state(of name: UserName, in store: Reader) throws(SQLiteError) -> Account? {
        let row: AccountRow? = try store.first("SELECT \(columns) FROM account WHERE name = ?1", name)
        guard var account = row?.account else { return nil }
        account.roles = try RoleGrants.of(name, in: store)
        return account
    }

    static func unit(of name: UserName, in store: Reader) throws(SQLiteError) -> UnitCode? {
        try store.value("SELECT unit FROM account WHERE name = ?1", name)
    }

    /// Keeps an account's holder out until it is reinstated; his sessions end everywhere at once.
    static func suspend(
        _ name: UserName, on occasion: Occasion, reason: String, in transaction: inout Transaction
    ) throws(SQLiteError) {
        try set(.suspended, of: name, at: occasion.now, in: &transaction)
        try record("suspended", name, on: occasion, reason: LongText(reason), in: &transaction)
        try Sessions.endAll(of: name, because: .accountSuspended, on: occasion, in: &transaction)
    }

    /// Records what has happened to an account, with the state it led to.
    static func record(
        _ fact: String, _ name: UserName, on occasion: Occasion, reason: LongText? = nil,
        in transaction: inout Transaction
    ) throws(SQLiteError) {
        guard let state = try state(of: name, in: transaction.reader) else { return }
        try transaction.record(fact, state, on: occasion, reason: reason?.text)
    }

    /// Whether there is any.
    static func exist(in store: Reader) throws(SQLiteError) -> Bool { try store.exists("SELECT 1 FROM account") }

    /// The account that belongs to a staff file.
    static func holder(of person: MemberCode, in store: Reader) throws(SQLiteError) -> UserName? {
        try store.value("SELECT name FROM account WHERE person = ?1", person)
    }

    /// Accounts that the unit answers for, and those that have or had a role exactly there, by name; no pupils'.
    static func concerning(
        _ unit: UnitCode, after name: UserName?, limit: Int, in store: Reader
    ) throws(SQLiteError) -> [Account] {
        let rows: [AccountRow] = try store.all(
            """
            SELECT \(columns) FROM account
            WHERE name IN (
                    SELECT name FROM account WHERE unit = ?1 AND pupil IS NULL
                    UNION SELECT account FROM role_grant WHERE unit = ?1)
                AND name > ?2
            ORDER BY name LIMIT ?3
            """, unit, name?.text ?? "", limit)
        var accounts: [Account] = []
        for row in rows {
            var account = row.account
            account.roles = try RoleGrants.of(account.name, in: store)
            accounts.append(account)
        }
        return accounts
    }

    /// Active accounts that nobody has used since a moment, as far as they were open then, pupils' since another; a few
    /// at a time.
    ///
    /// System administrators are spared: nobody could let the last one in again.
    static func idle(
        since: Instant, pupilsSince: Instant, on day: LocalDate, limit: Int, in store: Reader
    ) throws(SQLiteError) -> [UserName] {
        let staff: [UserName] = try store.values(idleAccounts, since, Role.systemAdministrator, limit, day)
        return try staff + store.values(idlePupils, pupilsSince, limit - staff.count)
    }

    static let idleAccounts = """
        SELECT name FROM account
        WHERE status = 'active' AND pupil IS NULL AND opened < ?1 AND status_since < ?1
            AND NOT EXISTS (SELECT 1 FROM session WHERE account = name AND refreshed >= ?1)
            AND NOT EXISTS (
                SELECT 1 FROM role_grant WHERE account = name AND role = ?2 AND (to_day IS NULL OR ?4 < to_day))
        LIMIT ?3
        """

    static let idlePupils = """
        SELECT name FROM account
        WHERE status = 'active' AND pupil IS NOT NULL AND opened < ?1 AND status_since < ?1
            AND NOT EXISTS (SELECT 1 FROM session WHERE account = name AND refreshed >= ?1)
        LIMIT ?2
        """

    private struct AccountRow: RowReadable {
        var account: Account

        init(row: borrowing Row) throws(SQLiteError) {
            account = Account(
                name: try row[0], displayName: try row[1], unit: try row[2], person: try row[3], roles: [])
            // What nothing need be said of is left out, as it was before there was anything else.
            let (kind, status): (AccountKind, AccountStatus) = (try row[4], try row[5])
            account.kind = kind == .person ? nil : kind
            account.status = status == .active ? nil : status
            account.hasSecondFactor = try row.integer(6) == 1 ? true : nil
            account.pupil = try row[7]
        }
    }
}
