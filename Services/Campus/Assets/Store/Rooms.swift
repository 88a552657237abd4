public import Contracts
import Messaging
public import SQLite
import Vocabulary

/// The `room` table.
enum Rooms {
    private static let columns =
        "id, site, purpose, grade, square_decimetres, capacity, commissioned, from_day, to_day"

    static func find(_ id: RoomID, in store: Reader) throws(SQLiteError) -> Room? {
        try store.first("SELECT \(columns) FROM room WHERE id = ?1", id)
    }

    /// The rooms of a school, by id, past ones included; of one purpose and of one day where these are given.
    static func all(
        of school: UnitCode, for purpose: RoomPurpose?, on day: LocalDate?, after id: String, limit: Int,
        from store: Reader
    ) throws(SQLiteError) -> [Room] {
        try store.all(
            """
            SELECT \(columns) FROM room
            WHERE school = ?1 AND id > ?2 AND (?3 IS NULL OR purpose = ?3)
                AND (?4 IS NULL OR from_day <= ?4 AND (to_day IS NULL OR ?4 < to_day))
            ORDER BY id LIMIT ?5
            """, school, id, purpose, day, limit)
    }

    /// How many rooms there are on a day of each purpose and grade, how large together, and for how many people.
    static func groups(
        of school: UnitCode, on day: LocalDate, from store: Reader
    ) throws(SQLiteError) -> [FacilitiesOfSchool.Group] {
        try store.all(
            """
            SELECT purpose, grade, count(*), sum(square_decimetres), coalesce(sum(capacity), 0) FROM room
            WHERE school = ?1 AND from_day <= ?2 AND (to_day IS NULL OR ?2 < to_day)
            GROUP BY purpose, grade
            """, school, day)
    }

    static func add(_ room: Room, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            "INSERT INTO room(\(columns), school) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            room.id, room.site, room.purpose, room.grade, room.squareDecimetres, room.capacity, room.commissioned,
            room.from, room.to, room.school)
    }

    /// Keeps what is said of a room now.
    static func change(_ room: Room, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            """
            UPDATE room SET site = ?2, purpose = ?3, grade = ?4, square_decimetres = ?5, capacity = ?6,
                commissioned = ?7, from_day = ?8, to_day = ?9
            WHERE id = ?1
            """, room.id, room.site, room.purpose, room.grade, room.squareDecimetres, room.capacity,
            room.commissioned, room.from, room.to)
    }
}

extension Room: RowReadable {
    public init(row: borrowing Row) throws(SQLiteError) {
        self.init(
            id: try row[0], site: try row[1], purpose: try row[2], grade: try row[3], squareDecimetres: try row[4],
            capacity: try row[5], commissioned: try row[6], from: try row[7], to: try row[8])
    }
}
