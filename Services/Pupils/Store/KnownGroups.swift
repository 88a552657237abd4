import Contracts
import Messaging
import SQLite
import Vocabulary

/// The service's own copy of who is in which group of the staff.
enum KnownGroups {
    /// Keeps a place in a group, unless a later state of it is known.
    static func keep(_ place: Appointment, version: Int64, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            """
            INSERT INTO known_appointment(appointment, staff_group, member, place, from_day, to_day, version)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            ON CONFLICT DO UPDATE SET staff_group = ?2, member = ?3, place = ?4, from_day = ?5, to_day = ?6, version = ?7
            WHERE version < ?7
            """, place.id, place.group, place.member, place.place, place.from, place.to, version)
    }

    /// Whether the member heads the group on a day.
    static func isHead(
        _ member: MemberCode, of group: GroupID, on day: LocalDate, in store: Reader
    ) throws(SQLiteError) -> Bool {
        try store.exists(
            """
            SELECT 1 FROM known_appointment WHERE staff_group = ?1 AND member = ?2 AND place = 'head'
                AND \(holds("known_appointment", on: "?3"))
            """, group, member, day)
    }

    /// Whether on a day the member heads a group that the homeroom teacher of a class is in.
    static func isHead(
        _ member: MemberCode, over schoolClass: ClassID, on day: LocalDate, in store: Reader
    ) throws(SQLiteError) -> Bool {
        try store.exists(
            """
            SELECT 1 FROM known_homeroom AS homeroom
            JOIN known_appointment AS teacher ON teacher.member = homeroom.member
            JOIN known_appointment AS head ON head.staff_group = teacher.staff_group
            WHERE homeroom.class = ?1 AND head.member = ?2 AND head.place = 'head'
                AND \(holds("homeroom", on: "?3")) AND \(holds("teacher", on: "?3")) AND \(holds("head", on: "?3"))
            """, schoolClass, member, day)
    }

    /// The condition that the homeroom teacher of `class` is in a group on a day; none where the group is null.
    static func isOf(_ group: StaticString, on day: StaticString) -> String {
        """
        (\(group) IS NULL OR EXISTS (
            SELECT 1 FROM known_homeroom AS homeroom JOIN known_appointment AS teacher ON teacher.member = homeroom.member
            WHERE homeroom.class = class.id AND teacher.staff_group = \(group)
                AND \(holds("homeroom", on: day)) AND \(holds("teacher", on: day))))
        """
    }

    /// The condition that what a row says holds on a day.
    private static func holds(_ row: StaticString, on day: StaticString) -> String {
        "\(row).from_day <= \(day) AND (\(row).to_day IS NULL OR \(day) < \(row).to_day)"
    }
}
