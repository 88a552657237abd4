import Contracts
import SQLite
import Vocabulary

/// The table `authority`: every decision on who is believed about a school's context, in the order they were taken.
enum Authorities {
    static func keep(
        _ authority: Authority, version: Int64, in transaction: inout Transaction
    ) throws(SQLiteError) {
        try transaction.run(
            "INSERT INTO authority(school, context, version, integrator, from_day) VALUES (?1, ?2, ?3, ?4, ?5)",
            authority.school, authority.of, version, authority.integrator, authority.from)
    }

    /// The decision that holds; where none was taken, our own service is believed.
    static func current(of context: Context, at school: UnitCode, in store: Reader) throws(SQLiteError) -> Authority? {
        let row: AuthorityRow? = try store.first(
            """
            SELECT school, context, integrator, from_day, version FROM authority
            WHERE school = ?1 AND context = ?2 ORDER BY version DESC LIMIT 1
            """, school, context)
        return row?.authority
    }

    /// Every decision about a school, context by context, the oldest first; `after` names the last one known.
    static func decisions(
        about school: UnitCode, after: (context: Context, version: Int64)?, limit: Int, in store: Reader
    ) throws(SQLiteError) -> [(authority: Authority, version: Int64)] {
        let rows: [AuthorityRow] = try store.all(
            """
            SELECT school, context, integrator, from_day, version FROM authority
            WHERE school = ?1 AND (context, version) > (?2, ?3) ORDER BY context, version LIMIT ?4
            """, school, after?.context.rawValue ?? "", after?.version ?? 0, limit)
        return rows.map { ($0.authority, $0.version) }
    }

    /// The decisions that hold and name this integrator, by school and context.
    static func held(by integrator: IntegratorName, in store: Reader) throws(SQLiteError) -> [Authority] {
        let rows: [AuthorityRow] = try store.all(
            """
            SELECT school, context, integrator, from_day, version FROM authority AS held
            WHERE integrator = ?1 AND NOT EXISTS (
                SELECT 1 FROM authority AS later
                WHERE later.school = held.school AND later.context = held.context AND later.version > held.version)
            ORDER BY school, context
            """, integrator)
        return rows.map(\.authority)
    }

    private struct AuthorityRow: RowReadable {
        var authority: Authority
        var version: Int64

        init(row: borrowing Row) throws(SQLiteError) {
            version = try row.integer(4)
            authority = Authority(school: try row[0], of: try row[1], integrator: try row[2], from: try row[3])
        }
    }
}
