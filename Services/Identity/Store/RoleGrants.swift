import Access
import Contracts
import SQLite
import Vocabulary

/// The table `role_grant`: who has which role where, `[from, to)`.
enum RoleGrants {
    private static let columns = "role, unit, from_day, to_day, decision"

    /// Writes grants; one that was taken back on the day it began is given anew.
    static func add(
        _ grants: [Account.Grant], to account: UserName, in transaction: inout Transaction
    ) throws(SQLiteError) {
        for grant in grants {
            try transaction.run(
                """
                INSERT INTO role_grant(account, role, unit, from_day, to_day, decision)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                ON CONFLICT DO UPDATE SET to_day = ?5, decision = ?6 WHERE to_day = from_day
                """, account, grant.role, grant.unit, grant.from, grant.to, grant.decision)
        }
    }

    /// Every grant the account ever had.
    static func of(_ account: UserName, in store: Reader) throws(SQLiteError) -> [Account.Grant] {
        let rows: [GrantRow] = try store.all(
            "SELECT \(columns) FROM role_grant WHERE account = ?1 ORDER BY from_day, role, unit", account)
        return rows.map(\.grant)
    }

    /// The roles of the account on a day, as a token says them.
    static func held(
        by account: UserName, on day: LocalDate, in store: Reader
    ) throws(SQLiteError) -> [Claims.Grant] {
        let rows: [GrantRow] = try store.all(
            """
            SELECT \(columns) FROM role_grant
            WHERE account = ?1 AND from_day <= ?2 AND (to_day IS NULL OR ?2 < to_day)
            ORDER BY role, unit
            """, account, day)
        return rows.map { Claims.Grant(role: $0.grant.role, unit: $0.grant.unit) }
    }

    /// The other account that administers the unit on one of the grant's days.
    static func otherAdministrator(
        than account: UserName, during grant: Account.Grant, in store: Reader
    ) throws(SQLiteError) -> UserName? {
        try store.value(
            """
            SELECT account FROM role_grant
            WHERE role = ?1 AND unit = ?2 AND account <> ?3
                AND from_day < coalesce(?5, '9999') AND ?4 < coalesce(to_day, '9999')
                AND from_day < coalesce(to_day, '9999')
            ORDER BY from_day
            """, grant.role, grant.unit, account, grant.from, grant.to)
    }

    /// Ends a grant on a day, or on the day it began, which is as if it had never been used.
    static func end(
        _ grant: Account.Grant, of account: UserName, on day: LocalDate, in transaction: inout Transaction
    ) throws(SQLiteError) {
        try transaction.run(
            "UPDATE role_grant SET to_day = ?5 WHERE account = ?1 AND role = ?2 AND unit = ?3 AND from_day = ?4",
            account, grant.role, grant.unit, grant.from, day)
    }

    /// Grants at exactly this unit that hold on the day or later, with whose they are.
    static func running(
        at unit: UnitCode, beyond day: LocalDate, in store: Reader
    ) throws(SQLiteError) -> [(account: UserName, grant: Account.Grant)] {
        let rows: [HolderRow] = try store.all(
            """
            SELECT \(columns), account FROM role_grant
            WHERE unit = ?1 AND (to_day IS NULL OR ?2 < to_day AND from_day < to_day)
            ORDER BY account, role, from_day
            """, unit, day)
        return rows.map { ($0.account, $0.grant) }
    }

    private struct HolderRow: RowReadable {
        var account: UserName
        var grant: Account.Grant

        init(row: borrowing Row) throws(SQLiteError) {
            grant = try GrantRow(row: row).grant
            account = try row[5]
        }
    }

    private struct GrantRow: RowReadable {
        var grant: Account.Grant

        init(row: borrowing Row) throws(SQLiteError) {
            grant = Account.Grant(
                role: try row[0], unit: try row[1], from: try row[2], to: try row[3], decision: try row.get(4))
        }
    }
}

extension Account.Grant {
    /// Whether both give the same role at the same unit on some day.
    func overlaps(_ other: Account.Grant) -> Bool {
        !isVoid && !other.isVoid && role == other.role && unit == other.unit && other.to.map { from < $0 } ?? true
            && to.map { other.from < $0 } ?? true
    }
}
