import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Pupils

@Suite("The schema of attendance") struct AttendanceSchemaTests {
    /// A half-day class with a sheet on Monday, one absence on it, and September closed.
    private static func kept(_ body: (inout Transaction) throws -> Void) throws {
        try AttendanceClass.opened { transaction, pupils in
            for day in ["2026-09-07", "2026-10-05"] {
                _ = try AttendanceClass.take(day, .morning, [(pupils[0], .excused)])
                    .handle(on: AttendanceClass.occasion(), in: &transaction)
            }
            try AttendanceMonths.close(
                try AttendanceClass.monthID("2026-09"), by: .sample, at: .sample, in: &transaction)
            try body(&transaction)
        }
    }

    @Test(
        "takes no change and no deletion that breaks a rule",
        arguments: [
            "DELETE FROM attendance_sheet", "DELETE FROM absence", "DELETE FROM attendance_month",
            // A second sheet, of the same session and of the other one of a half day.
            "INSERT INTO attendance_sheet SELECT * FROM attendance_sheet WHERE day = '2026-10-05'",
            """
            INSERT INTO attendance_sheet SELECT class, day, 'afternoon', 3, 3, 0, 'account/x', 1, NULL, NULL
            FROM attendance_sheet WHERE day = '2026-10-05'
            """,
            "UPDATE attendance_sheet SET present = enrolled + 1 WHERE day = '2026-10-05'",
            "UPDATE attendance_sheet SET day = '2026-10-06' WHERE day = '2026-10-05'",
            "UPDATE attendance_sheet SET taken_by = 'account/x' WHERE day = '2026-10-05'",
            "UPDATE attendance_sheet SET late = 1 WHERE day = '2026-10-05'",
            "UPDATE absence SET kind = 'late' WHERE day = '2026-10-05'",
            "UPDATE absence SET kind = NULL, note = 'x' WHERE day = '2026-10-05'",
            "UPDATE absence SET pupil = '79764000010000000014' WHERE day = '2026-10-05'",
            "UPDATE absence SET year = '2027-2028' WHERE day = '2026-10-05'",
            // Who is not in the class, and a sheet that is not there.
            """
            INSERT INTO absence SELECT class, day, session, '79764000010000000014', year, kind, note FROM absence
            WHERE day = '2026-10-05'
            """,
            "INSERT INTO absence SELECT class, '2026-10-06', session, pupil, year, kind, note FROM absence LIMIT 1",
            // What is closed.
            "UPDATE attendance_sheet SET present = 0 WHERE day = '2026-09-07'",
            "UPDATE absence SET kind = 'unexcused' WHERE day = '2026-09-07'",
            """
            INSERT INTO attendance_sheet SELECT class, '2026-09-08', session, 3, 3, 0, 'account/x', 1, NULL, NULL
            FROM attendance_sheet WHERE day = '2026-09-07'
            """,
        ])
    func refuses(sql: String) throws {
        try Self.kept { transaction in
            #expect(throws: SQLiteError.self) { try transaction.run(sql) }
        }
    }

    @Test("lets a mark of late correction stand for good")
    func late() throws {
        try Self.kept { transaction in
            let mark = "UPDATE attendance_sheet SET late = 1, corrected_by = 'account/x', corrected_at = 1"
            try transaction.run(mark + " WHERE day = '2026-10-05'")
            #expect(throws: SQLiteError.self) {
                try transaction.run("UPDATE attendance_sheet SET late = 0 WHERE day = '2026-10-05'")
            }
        }
    }

    /// How a month comes from one status to another, the words of whoever does it filled in.
    private static func update(to status: String, by account: String = "account/y") -> String {
        let closed = status == "open" ? "NULL, closed_at = NULL" : "'account/x', closed_at = 1"
        let isConfirmed = ["confirmed", "approved"].contains(status)
        let confirmed = isConfirmed ? "'account/y', confirmed_at = 2" : "NULL, confirmed_at = NULL"
        let approved = status == "approved" ? "'\(account)', approved_at = 3" : "NULL, approved_at = NULL"
        return """
            UPDATE attendance_month SET status = '\(status)', closed_by = \(closed), confirmed_by = \(confirmed),
                approved_by = \(approved)
            """
    }

    @Test("lets a month go from status to status in one way", arguments: ["open", "closed", "confirmed", "approved"])
    func machine(from: String) throws {
        let order = ["open", "closed", "confirmed", "approved"]
        let start = try #require(order.firstIndex(of: from))
        for to in order {
            try AttendanceClass.opened { transaction, _ in
                let insert = """
                    INSERT INTO attendance_month(class, month, status, closed_by, closed_at)
                    VALUES (?1, '2026-10', 'closed', 'account/x', 1)
                    """
                try transaction.run(insert, SampleSchool.classID())
                if from == "open" { try transaction.run(Self.update(to: "open")) }
                for status in order[0...start].dropFirst(2) {
                    try transaction.run(Self.update(to: status, by: "account/z"))
                }
                let isNext = order.firstIndex(of: to) == start + 1 || (to == "open" && from != "open")
                let change = Self.update(to: to, by: "account/z")
                if isNext {
                    try transaction.run(change)
                } else {
                    #expect(throws: SQLiteError.self, "\(from) to \(to)") { try transaction.run(change) }
                }
            }
        }
    }

    @Test("lets nobody approve what he confirmed, nor a month begin otherwise than closed")
    func hands() throws {
        try AttendanceClass.opened { transaction, _ in
            #expect(throws: SQLiteError.self) {
                try transaction.run(
                    "INSERT INTO attendance_month(class, month, status) VALUES (?1, '2026-10', 'open')",
                    SampleSchool.classID())
            }
            try AttendanceMonths.close(AttendanceClass.monthID(), by: .sample, at: .sample, in: &transaction)
            try transaction.run(
                "UPDATE attendance_month SET status = 'confirmed', confirmed_by = 'account/y', confirmed_at = 2")
            #expect(throws: SQLiteError.self) {
                try transaction.run(
                    "UPDATE attendance_month SET status = 'approved', approved_by = 'account/y', approved_at = 3")
            }
            #expect(throws: SQLiteError.self) {
                try transaction.run(
                    """
                    UPDATE attendance_month
                    SET status = 'approved', approved_by = 'account/z', approved_at = 3, confirmed_by = 'account/q'
                    """)
            }
        }
    }

    @Test(
        "answers what is asked often without scanning a table",
        arguments: [
            "SELECT * FROM attendance_sheet WHERE class = ?1 AND day >= ?2 AND day < ?3 ORDER BY day, session",
            "SELECT * FROM absence WHERE class = ?1 AND day >= ?2 AND day < ?3 AND kind IS NOT NULL",
            "SELECT status FROM attendance_month WHERE class = ?1 AND month = ?2",
            """
            SELECT pupil FROM place
            WHERE class = ?1 AND from_day <= ?2 AND (to_day IS NULL OR ?2 < to_day) AND status <> 'suspended'
            """,
            "SELECT DISTINCT day FROM class JOIN attendance_sheet ON class = id WHERE school = ?1 AND year = ?2",
            """
            SELECT id FROM class WHERE school = ?1 AND year = ?2 AND id > ?3
                AND NOT EXISTS (SELECT 1 FROM attendance_sheet WHERE attendance_sheet.class = class.id AND day = ?4)
            ORDER BY id LIMIT ?5
            """,
            "SELECT 1 FROM school_year WHERE school = ?1 AND starts <= ?2 AND ?2 < ends ORDER BY year LIMIT 1",
            AbsenceTotals.sql,
        ])
    func usesIndexes(sql: String) throws {
        try SampleSchool.known { transaction in
            let scans = try transaction.reader.scans(of: sql)
            #expect(scans == [])
        }
    }
}
