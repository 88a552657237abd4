import Contracts
import SQLite
import Vocabulary
import Wire

/// The table `account`, read together with the roles of each.
enum Accounts {
    /// Writes the account itself; its roles are written by ``RoleGrants``.
    static func open(_ account: Account, at now: Instant, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            "INSERT INTO account(name, display_name, unit, person, opened) VALUES (?1, ?2, ?3, ?4, ?5)",
            account.name, account.displayName, account.unit, account.person, now)
    }

    /// The account as everybody may know it.
    static func state(of name: UserName, in store: Reader) throws(SQLiteError) -> Account? {
        let row: Row? = try store.first("SELECT name, display_name, unit, person FROM account WHERE name = ?1", name)
        guard var account = row?.account else { return nil }
        account.roles = try RoleGrants.of(name, in: store)
        return account
    }

    /// Whether there is any.
    static func exist(in store: Reader) throws(SQLiteError) -> Bool { try store.exists("SELECT 1 FROM account") }

    /// The account that belongs to a staff file.
    static func holder(of person: MemberCode, in store: Reader) throws(SQLiteError) -> UserName? {
        try store.value("SELECT name FROM account WHERE person = ?1", person)
    }

    /// Accounts that the unit answers for, and those that have or had a role exactly there, by name.
    static func concerning(
        _ unit: UnitCode, after name: UserName?, limit: Int, in store: Reader
    ) throws(SQLiteError) -> [Account] {
        let rows: [Row] = try store.all(
            """
            SELECT name, display_name, unit, person FROM account
            WHERE name IN (SELECT name FROM account WHERE unit = ?1 UNION SELECT account FROM role_grant WHERE unit = ?1)
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

    private struct Row: RowReadable {
        var account: Account

        init(row: borrowing SQLite.Row) throws(SQLiteError) {
            account = Account(
                name: try row[0], displayName: try row[1], unit: try row[2], person: try row[3], roles: [])
        }
    }
}
