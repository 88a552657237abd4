public import Contracts
import Messaging
public import SQLite
import Vocabulary

/// The groups of the staff.
enum Groups {
    static func find(_ id: GroupID, in store: Reader) throws(SQLiteError) -> StaffGroup? {
        try store.first("SELECT id, name FROM staff_group WHERE id = ?1", id)
    }

    /// The groups of a school, by code.
    static func all(
        of school: UnitCode, after id: String, limit: Int, in store: Reader
    ) throws(SQLiteError) -> [StaffGroup] {
        try store.all(
            "SELECT id, name FROM staff_group WHERE school = ?1 AND id > ?2 ORDER BY id LIMIT ?3", school, id, limit)
    }

    static func add(_ group: StaffGroup, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            "INSERT INTO staff_group(id, school, name) VALUES (?1, ?2, ?3)", group.id, group.school, group.name)
    }
}

extension StaffGroup: RowReadable {
    public init(row: borrowing Row) throws(SQLiteError) {
        self.init(id: try row[0], name: try row[1])
    }
}
