public import SQLite
public import Wire

extension SetAside {
    /// Which messages are meant: by number, or all of a type or sender.
    public struct Selection: Sendable {
        public var state: State
        public var numbers: [Int64]?
        public var type: String?
        public var user: String?

        public init(_ state: State, numbers: [Int64]? = nil, type: String? = nil, user: String? = nil) {
            self.state = state
            self.numbers = numbers
            self.type = type
            self.user = user
        }

        /// The condition in SQL with its values, the first of which is bound as `?1`.
        fileprivate var condition: (sql: String, values: [any Bindable]) {
            var (sql, values): (String, [any Bindable]) = ("state = ?1", [state])
            func and(_ column: String, _ value: String?) {
                guard let value else { return }
                values.append(value)
                sql += " AND \(column) = ?\(values.count)"
            }
            and("type", type)
            and("user", user)
            if let numbers { sql += " AND number IN (\(numbers.map { "\($0)" }.joined(separator: ", ")))" }
            return (sql, values)
        }
    }

    /// Messages with the same cause.
    public struct Group: RowReadable, Sendable {
        public var type: String
        public var user: String
        /// What they wait for, where they are parked.
        public var root: String?
        public var reason: String
        public var count: Int
        public var first: Int64
        public var oldest: Instant
        public var newest: Instant

        public init(row: borrowing Row) throws(SQLiteError) {
            type = try row.text(0)
            user = try row.text(1)
            root = try row.get(2)
            reason = try row.text(3)
            count = try row[4]
            first = try row.integer(5)
            oldest = try row[6]
            newest = try row[7]
        }
    }

    /// At most that many groups, the largest first.
    public static func groups(_ selection: Selection, limit: Int, in store: Reader) throws(SQLiteError) -> [Group] {
        let (condition, values) = selection.condition
        func end(_ way: String) -> String {
            """
            (SELECT \(way)(number) FROM set_aside INDEXED BY set_aside_by_group
            WHERE state = largest.state AND type = largest.type AND user = largest.user
                AND reason = largest.reason AND root IS nullif(largest.root, ''))
            """
        }
        return try store.all(
            """
            WITH largest AS (SELECT * FROM set_aside_group WHERE \(condition) ORDER BY count DESC LIMIT \(limit)),
                ends AS MATERIALIZED (SELECT *, \(end("min")) AS first, \(end("max")) AS last FROM largest)
            SELECT type, user, nullif(root, ''), reason, count, first,
                (SELECT arrived FROM set_aside WHERE number = first), (SELECT arrived FROM set_aside WHERE number = last)
            FROM ends ORDER BY count DESC, first
            """, values)
    }

    /// Messages after a number, in the order in which they came.
    public static func list(
        _ selection: Selection, after number: Int64, limit: Int, in store: Reader
    ) throws(SQLiteError) -> [Kept] {
        let (condition, values) = selection.condition
        return try store.all(
            """
            SELECT \(Kept.columns) FROM set_aside WHERE \(condition) AND number > \(number)
            ORDER BY number LIMIT \(limit)
            """, values)
    }

    /// How many there are after a number.
    public static func count(
        _ selection: Selection, after number: Int64, in store: Reader
    ) throws(SQLiteError) -> Int {
        let (condition, values) = selection.condition
        return try store.value("SELECT count(*) FROM set_aside WHERE \(condition) AND number > \(number)", values) ?? 0
    }

    public static func message(_ number: Int64, in store: Reader) throws(SQLiteError) -> Original? {
        try store.first("SELECT \(Original.columns) FROM set_aside WHERE number = ?1", number)
    }

    /// Lets a message be tried again at once, as if it had never been.
    public static func replay(_ kept: Kept, at now: Instant, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            "UPDATE set_aside SET state = 'retry', root = NULL, due = ?2, attempts = 0, changed = ?2 WHERE number = ?1",
            kept.number, now.milliseconds)
    }

    /// Puts a message away for good; it is kept for another 30 days.
    public static func discard(_ kept: Kept, at now: Instant, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            """
            UPDATE set_aside SET state = 'discarded', root = NULL, due = NULL, changed = ?2 WHERE number = ?1
            """, kept.number, now.milliseconds)
    }
}
