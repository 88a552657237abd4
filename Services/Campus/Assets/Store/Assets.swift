public import Contracts
import Messaging
public import SQLite
import Vocabulary

/// The `asset` table, with what was written off last.
enum Assets {
    private static let reading = """
        SELECT asset.id, name, category, counted_in, acquired_quantity, asset.quantity, acquired_on, cost_each, source,
            condition, room, room_since, last.on_day, last.quantity, last.decision
        FROM asset LEFT JOIN write_off AS last ON last.asset = asset.id
            AND last.number = (SELECT max(number) FROM write_off WHERE write_off.asset = asset.id)
        """

    static func find(_ id: AssetID, in store: Reader) throws(SQLiteError) -> Asset? {
        try store.first("\(reading) WHERE asset.id = ?1", id)
    }

    /// The equipment of a school, by id; in one room, of one category, and only where any is left, if so asked.
    static func all(
        of school: UnitCode, in room: RoomID?, category: AssetCategory?, onlyHeld: Bool, after id: String, limit: Int,
        from store: Reader
    ) throws(SQLiteError) -> [Asset] {
        try store.all(
            """
            \(reading)
            WHERE school = ?1 AND asset.id > ?2 AND (?3 IS NULL OR room = ?3) AND (?4 IS NULL OR category = ?4)
                AND (?5 = 0 OR asset.quantity > 0)
            ORDER BY asset.id LIMIT ?6
            """, school, id, room, category, onlyHeld, limit)
    }

    /// How many lots stand in a room.
    static func count(in room: RoomID, store: Reader) throws(SQLiteError) -> Int {
        try store.value("SELECT count(*) FROM asset WHERE room = ?1", room) ?? 0
    }

    static func add(_ asset: Asset, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            """
            INSERT INTO asset(id, school, name, category, counted_in, acquired_quantity, quantity, acquired_on,
                cost_each, source, condition, room, room_since)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
            """, asset.id, asset.school, asset.name, asset.category, asset.countedIn, asset.acquiredQuantity,
            asset.quantity, asset.acquired, asset.costEach, asset.source, asset.condition, asset.roomID,
            asset.inRoomSince)
        try AssetMoves.keep(asset, in: &transaction)
    }

    /// Keeps what is said of an asset now, how many are left of it, and where they stand.
    static func change(_ asset: Asset, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            """
            UPDATE asset SET name = ?2, category = ?3, quantity = ?4, source = ?5, condition = ?6, room = ?7,
                room_since = ?8
            WHERE id = ?1
            """, asset.id, asset.name, asset.category, asset.quantity, asset.source, asset.condition, asset.roomID,
            asset.inRoomSince)
        try AssetMoves.keep(asset, in: &transaction)
    }
}

extension Asset {
    var roomID: RoomID? { room.map { RoomID(school: id.school, code: $0) } }
}

extension Asset: RowReadable {
    public init(row: borrowing Row) throws(SQLiteError) {
        let room: RoomID? = try row[10]
        self.init(
            id: try row[0], name: try row[1], category: try row[2], countedIn: try row[3],
            acquiredQuantity: try row[4], quantity: try row[5], acquired: try row[6], costEach: try row[7],
            source: try row[8], condition: try row[9], room: room?.code, inRoomSince: try row[11])
        guard !row.isNull(12) else { return }
        lastWriteOff = WriteOff(on: try row[12], quantity: try row[13], decision: try row[14])
    }
}
