import Access
import Contracts
import SQLite
import ServiceKit
import Vocabulary
import Wire

/// What must not stay as it is, computed from what is; and the table `standing_alarm`, what of it has been told.
enum StandingAlarms {
    /// One thing at one unit.
    struct Alarm: Hashable, RowReadable {
        var unit: UnitCode
        var kind: AccessAlarm.Kind

        init(unit: UnitCode, kind: AccessAlarm.Kind) {
            self.unit = unit
            self.kind = kind
        }

        init(row: borrowing Row) throws(SQLiteError) {
            unit = try row[0]
            kind = try row[1]
        }
    }

    /// Everything that stands on the day; of one unit, where one is named.
    ///
    /// The installation itself is no unit of the tree: it has system administrators, and nobody to review them.
    static func standing(
        on day: LocalDate, of unit: UnitCode? = nil, in store: Reader
    ) throws(SQLiteError) -> [Alarm] {
        // A unit counts from the day it has somebody above it to the day it has not.
        try store.all(
            """
            WITH open(unit, administrator) AS (
                SELECT known_parent.unit, CASE kind WHEN 'school' THEN ?3 ELSE ?4 END
                FROM known_parent JOIN known_unit ON code = known_parent.unit
                WHERE from_day <= ?1 AND (to_day IS NULL OR ?1 < to_day) AND (?2 IS NULL OR known_parent.unit = ?2)),
            holder(unit, status) AS (
                SELECT open.unit, account.status FROM open
                JOIN role_grant ON role_grant.unit = open.unit AND role = administrator
                    AND role_grant.from_day <= ?1 AND (role_grant.to_day IS NULL OR ?1 < role_grant.to_day)
                JOIN account ON account.name = role_grant.account)
            SELECT unit, 'no-administrator' FROM open WHERE unit NOT IN (SELECT unit FROM holder)
            UNION SELECT unit, 'administrator-suspended' FROM holder WHERE status <> 'active'
            UNION SELECT unit, 'broken-glass' FROM broken_glass
            WHERE verdict IS NULL AND (?2 IS NULL OR unit = ?2)
            UNION SELECT account.unit, 'sharing' FROM sharing_case JOIN account ON name = account
            WHERE verdict IS NULL AND (?2 IS NULL OR account.unit = ?2)
            UNION SELECT unit, 'review-overdue' FROM account
            WHERE pupil IS NULL AND unit IN (SELECT unit FROM open) AND status <> 'closed'
            GROUP BY unit
            HAVING max(coalesce((SELECT max(day) FROM access_review WHERE access_review.unit = account.unit), ''),
                date(min(opened) / 1000, 'unixepoch', '+7 hours')) < date(?1, ?5)
            ORDER BY 1, 2
            """, day, unit, Role.schoolAdministrator, Role.officeAdministrator, "-\(AccessReviews.days) days")
    }

    static func told(in store: Reader) throws(SQLiteError) -> [Alarm] {
        try store.all("SELECT unit, kind FROM standing_alarm ORDER BY unit, kind")
    }

    static func since(_ alarm: Alarm, in store: Reader) throws(SQLiteError) -> Instant? {
        try store.value("SELECT since FROM standing_alarm WHERE unit = ?1 AND kind = ?2", alarm.unit, alarm.kind)
    }

    static func raise(_ alarm: Alarm, at now: Instant, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            "INSERT OR IGNORE INTO standing_alarm(unit, kind, since) VALUES (?1, ?2, ?3)", alarm.unit, alarm.kind, now)
    }

    static func clear(_ alarm: Alarm, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run("DELETE FROM standing_alarm WHERE unit = ?1 AND kind = ?2", alarm.unit, alarm.kind)
    }
}
