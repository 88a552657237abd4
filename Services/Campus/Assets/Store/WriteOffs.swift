public import Contracts
import Messaging
public import SQLite
import Vocabulary

/// The `write_off` table: one row for each lot and decision, never altered.
enum WriteOffs {
    /// What a decision wrote off of an asset.
    static func find(
        of asset: AssetID, by decision: ShortText, in store: Reader
    ) throws(SQLiteError) -> Asset.WriteOff? {
        try store.first(
            "SELECT on_day, quantity, decision FROM write_off WHERE asset = ?1 AND decision = ?2", asset, decision)
    }

    /// Adds the next one; the row of the asset follows.
    static func add(
        _ writeOff: Asset.WriteOff, of asset: AssetID, in transaction: inout Transaction
    ) throws(SQLiteError) {
        try transaction.run(
            """
            INSERT INTO write_off(asset, number, decision, on_day, quantity)
            VALUES (?1, (SELECT count(*) + 1 FROM write_off WHERE asset = ?1), ?2, ?3, ?4)
            """, asset, writeOff.decision, writeOff.on, writeOff.quantity)
    }
}

extension Asset.WriteOff: RowReadable {
    public init(row: borrowing Row) throws(SQLiteError) {
        self.init(on: try row[0], quantity: try row[1], decision: try row[2])
    }
}
