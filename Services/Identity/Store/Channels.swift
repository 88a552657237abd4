public import Contracts
import Messaging
public import SQLite
import Vocabulary
import Wire

/// The table `channel`.
enum Channels {
    private static let columns = "number, unit, kind, name, address, class, holder, from_day, to_day"

    static func add(_ channel: Channel, in transaction: inout Transaction) throws(SQLiteError) -> Int64 {
        try transaction.value(
            """
            INSERT INTO channel(unit, kind, name, address, class, holder, from_day)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) RETURNING number
            """, channel.unit, channel.kind, channel.name, channel.address, channel.schoolClass, channel.holder,
            channel.from) ?? 0
    }

    static func change(_ channel: Channel, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            "UPDATE channel SET holder = ?2, to_day = ?3 WHERE number = ?1", channel.number, channel.holder, channel.to)
    }

    static func find(_ number: Int64, in store: Reader) throws(SQLiteError) -> Channel? {
        try store.first("SELECT \(columns) FROM channel WHERE number = ?1", number)
    }

    /// The open one of that kind and name.
    static func open(
        _ kind: ChannelKind, _ name: ShortText, of unit: UnitCode, in store: Reader
    ) throws(SQLiteError) -> Channel? {
        try store.first(
            "SELECT \(columns) FROM channel WHERE unit = ?1 AND kind = ?2 AND name = ?3 AND to_day IS NULL", unit, kind,
            name)
    }

    /// Those of a unit, open and closed, as they were registered.
    static func of(_ unit: UnitCode, after number: Int64, limit: Int, in store: Reader) throws(SQLiteError) -> [Channel]
    {
        try store.all(
            "SELECT \(columns) FROM channel WHERE unit = ?1 AND number > ?2 ORDER BY number LIMIT ?3", unit, number,
            limit)
    }
}

extension Channel: RowReadable {
    public init(row: borrowing Row) throws(SQLiteError) {
        self.init(
            number: try row.integer(0), unit: try row[1], kind: try row[2], name: try row[3], address: try row.get(4),
            schoolClass: try row.get(5), holder: try row[6], from: try row[7], to: try row.get(8))
    }
}
