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
            SELECT school, context, integrator, from_day FROM authority
            WHERE school = ?1 AND context = ?2 ORDER BY version DESC LIMIT 1
            """, school, context)
        return row?.authority
    }

    private struct AuthorityRow: RowReadable {
        var authority: Authority

        init(row: borrowing Row) throws(SQLiteError) {
            authority = Authority(school: try row[0], of: try row[1], integrator: try row[2], from: try row[3])
        }
    }
}
