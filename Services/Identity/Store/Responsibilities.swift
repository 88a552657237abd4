import Contracts
import SQLite
import Vocabulary

/// The table `responsibility`: who answers for which module of which unit, `[from, to)`.
enum Responsibilities {
    static func add(_ named: Responsibility, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            "INSERT INTO responsibility(unit, module, account, from_day, to_day) VALUES (?1, ?2, ?3, ?4, ?5)",
            named.unit, named.module, named.account, named.from, named.to)
    }

    static func end(_ ended: Responsibility, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            "UPDATE responsibility SET to_day = ?4 WHERE unit = ?1 AND module = ?2 AND from_day = ?3",
            ended.unit, ended.module, ended.from, ended.to)
    }

    /// The one that began on the day.
    static func state(
        of module: Module, at unit: UnitCode, from day: LocalDate, in store: Reader
    ) throws(SQLiteError) -> Responsibility? {
        let row: Kept? = try store.first(
            "SELECT \(Kept.columns) FROM responsibility WHERE unit = ?1 AND module = ?2 AND from_day = ?3",
            unit, module, day)
        return row?.state
    }

    /// The first that falls on one of its days.
    static func other(than named: Responsibility, in store: Reader) throws(SQLiteError) -> Responsibility? {
        let row: Kept? = try store.first(
            """
            SELECT \(Kept.columns) FROM responsibility
            WHERE unit = ?1 AND module = ?2
                AND from_day < coalesce(?4, '9999') AND ?3 < coalesce(to_day, '9999')
            ORDER BY from_day
            """, named.unit, named.module, named.from, named.to)
        return row?.state
    }

    /// Those that hold on a day, by module.
    static func held(
        at unit: UnitCode, on day: LocalDate, in store: Reader
    ) throws(SQLiteError) -> [Responsibility] {
        let rows: [Kept] = try store.all(
            """
            SELECT \(Kept.columns) FROM responsibility
            WHERE unit = ?1 AND from_day <= ?2 AND (to_day IS NULL OR ?2 < to_day) ORDER BY module
            """, unit, day)
        return rows.map(\.state)
    }

    /// Those that hold on the day or later, by account.
    static func running(
        at unit: UnitCode, beyond day: LocalDate, in store: Reader
    ) throws(SQLiteError) -> [Responsibility] {
        let rows: [Kept] = try store.all(
            """
            SELECT \(Kept.columns) FROM responsibility
            WHERE unit = ?1 AND (to_day IS NULL OR ?2 < to_day) ORDER BY account, module, from_day
            """, unit, day)
        return rows.map(\.state)
    }

    /// Those of an account that hold on the day or later, by unit.
    static func running(
        of account: UserName, beyond day: LocalDate, in store: Reader
    ) throws(SQLiteError) -> [Responsibility] {
        let rows: [Kept] = try store.all(
            """
            SELECT \(Kept.columns) FROM responsibility
            WHERE account = ?1 AND (to_day IS NULL OR ?2 < to_day) ORDER BY unit, module, from_day
            """, account, day)
        return rows.map(\.state)
    }

    private struct Kept: RowReadable {
        static let columns = "unit, module, account, from_day, to_day"
        var state: Responsibility

        init(row: borrowing Row) throws(SQLiteError) {
            state = Responsibility(
                unit: try row[0], module: try row[1], account: try row[2], from: try row[3], to: try row[4])
        }
    }
}
