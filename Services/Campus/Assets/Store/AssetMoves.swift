import Contracts
import Messaging
import SQLite
import Vocabulary

/// The `asset_move` table: in which rooms a lot has stood, and when it left them.
enum AssetMoves {
    /// Whether a lot came into a room on that day, wherever it is now.
    static func exists(
        of asset: AssetID, to room: RoomID, on day: LocalDate, in store: Reader
    ) throws(SQLiteError) -> Bool {
        try store.exists(
            "SELECT 1 FROM asset_move WHERE asset = ?1 AND room = ?2 AND on_day = ?3", asset, room, day)
    }

    /// The first day on which any equipment stood in a room.
    static func firstDay(in room: RoomID, store: Reader) throws(SQLiteError) -> LocalDate? {
        try store.value("SELECT min(on_day) FROM asset_move WHERE room = ?1", room)
    }

    /// The last day on which equipment left a room, where it is after the given one.
    static func lastDay(
        in room: RoomID, after day: LocalDate, store: Reader
    ) throws(SQLiteError) -> LocalDate? {
        try store.value("SELECT max(left_on) FROM asset_move WHERE room = ?1 AND ?2 < left_on", room, day)
    }

    /// Follows the row of the asset: what stands elsewhere has left on that day, what is gone on that of its write-off.
    ///
    /// A write-off may be dated before the last move, which was told first; the lot then stood there for no day.
    static func keep(_ asset: Asset, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            """
            UPDATE asset_move SET left_on = max(on_day, ?2)
            WHERE asset = ?1 AND left_on IS NULL AND (room, on_day) IS NOT (?3, ?4)
            """, asset.id, asset.inRoomSince ?? asset.lastWriteOff?.on, asset.roomID, asset.inRoomSince)
        try transaction.run(
            """
            INSERT INTO asset_move(asset, number, room, on_day)
            SELECT ?1, (SELECT count(*) + 1 FROM asset_move WHERE asset = ?1), ?2, ?3
            WHERE ?2 IS NOT NULL AND NOT EXISTS (SELECT 1 FROM asset_move WHERE asset = ?1 AND left_on IS NULL)
            """, asset.id, asset.roomID, asset.inRoomSince)
    }
}
