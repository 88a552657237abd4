import Platform
import SQLite
import Testing
import Wire

@testable import Messaging

@Suite("Groups of messages that were set aside") struct GroupsTests {
    /// A group as it is counted anew, row by row.
    private struct Recount: RowReadable, Equatable {
        var (state, type, user, root, reason) = ("", "", "", "", "")
        var (count, first) = (0, Int64(0))

        init(row: borrowing Row) throws(SQLiteError) {
            (state, type, user) = (try row.text(0), try row.text(1), try row.text(2))
            (root, reason) = (try row.text(3), try row.text(4))
            (count, first) = (try row[5], try row.integer(6))
        }
    }

    @Test("are what counting anew gives, whatever became of the messages")
    func recounted() throws {
        var counter = try Counter()
        var random = SplitMix64(seed: 5)
        for _ in 0..<2_000 {
            let number = Int64.random(in: 1...200, using: &random)
            let state = ["retry", "parked", "dead", "discarded"].randomElement(using: &random) ?? ""
            let root = state == "parked" ? ["unit/1", "unit/2"].randomElement(using: &random) : nil
            let reason = "reason \(Int.random(in: 1...3, using: &random))"
            let due: Int64? = state == "retry" ? 1 : nil
            let choice = Int.random(in: 0..<3, using: &random)
            try counter.database.write { (transaction) throws(SQLiteError) in
                switch choice {
                case 0: try transaction.run("DELETE FROM set_aside WHERE number = ?1", number)
                case 1:
                    try transaction.run(
                        "UPDATE set_aside SET state = ?2, root = ?3, due = ?4, reason = ?5 WHERE number = ?1",
                        number, state, root, due, reason)
                default:
                    try transaction.run(
                        """
                        INSERT OR IGNORE INTO set_aside(
                            number, state, root, due, attempts, reason, arrived, changed, queue, exchange, routing_key,
                            message_id, type, user, digest, body)
                        VALUES (?1, ?2, ?3, ?4, 0, ?5, ?1, ?1, 'events', '', '', '', ?6, 'user', zeroblob(32), x'00')
                        """, number, state, root, due, reason, "type \(number % 2)")
                }
            }
        }
        let counted: [Recount] = try counter.store.all(
            """
            SELECT state, type, user, coalesce(root, ''), reason, count(*), min(number) FROM set_aside
            GROUP BY 1, 2, 3, 4, 5 ORDER BY count(*) DESC, min(number)
            """)
        #expect(counted.count > 20)
        for state: SetAside.State in [.retry, .parked, .dead, .discarded] {
            let expected = counted.filter { $0.state == state.rawValue }
            let groups = try SetAside.groups(SetAside.Selection(state), limit: 100, in: counter.store)
            #expect(groups.map(\.first) == expected.map(\.first))
            #expect(groups.map(\.count) == expected.map(\.count))
            #expect(groups.map { $0.root ?? "" } == expected.map(\.root))
            #expect(groups.map(\.oldest.milliseconds) == expected.map(\.first), "here a message came at its number")
            #expect(try SetAside.count(state, in: counter.store) == expected.reduce(0) { $0 + $1.count })
        }
    }
}
