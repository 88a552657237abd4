import SQLite
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Pupils

@Suite("The schema of merges") struct MergeSchemaTests {
    /// Three pupils: the second was merged into the first and its stay is void, the third left in October and is merged
    /// too, with its past.
    private static func withMerges(_ body: (inout Transaction) throws -> Void) throws {
        try SampleSchool.opened { transaction in
            let pupils = try (0..<4).map { _ in try SampleSchool.newPupil(in: &transaction) }
            for (pupil, from) in zip(pupils, ["2026-10-01", "2026-10-01", "2026-09-05"]) {
                _ = try SampleSchool.enrol(pupil, from: from).handle(on: SampleSchool.occasion, in: &transaction)
            }
            _ = try SuspendStudiesTests.suspend(pupils[1], on: "2026-10-12").handle(
                on: SampleSchool.occasion, in: &transaction)
            try MergePupilsTests.leave(pupils[2], on: "2026-10-01", in: &transaction)
            for alias in pupils[1...2] { try MergePupilsTests.merged(alias, into: pupils[0], in: &transaction) }
            try transaction.run(
                "CREATE TEMP TABLE who AS SELECT row_number() OVER (ORDER BY code) AS n, code FROM pupil")
            try body(&transaction)
        }
    }

    private static let alias = "(SELECT code FROM who WHERE n = 2)"
    private static let past = "(SELECT code FROM who WHERE n = 3)"
    private static let other = "(SELECT code FROM who WHERE n = 4)"

    @Test(
        "takes no change and no deletion that breaks a rule",
        arguments: [
            "DELETE FROM merge", "UPDATE merge SET reason = 'x'", "UPDATE merge SET keep = \(other)",
            "UPDATE merge SET undone = '2026-09-05' WHERE number = 2",
            "UPDATE merge SET undone = '2026-09-05', undo_reason = 'x' WHERE number = 1",
            "INSERT INTO merge(keep, alias, reason, day) VALUES (\(other), \(alias), 'x', '2026-09-05')",
            "INSERT INTO merge(keep, alias, reason, day) VALUES (\(other), \(other), 'x', '2026-09-05')",
            "INSERT INTO merge VALUES (3, \(alias), \(other), 'x', '2026-09-05', '2026-09-05', 'x')",
            "UPDATE pupil SET merged_into = NULL WHERE code = \(alias)",
            "UPDATE pupil SET merged_into = \(other) WHERE code = \(alias)",
            "UPDATE pupil SET merged_into = code WHERE code = \(other)",
            "UPDATE pupil SET merged_into = \(alias) WHERE code = \(other)",
            "UPDATE pupil SET address = 'x' WHERE code = \(alias)",
            "UPDATE enrolment SET voided_by = NULL WHERE pupil = \(alias)",
            "UPDATE enrolment SET voided_by = 2 WHERE pupil = \(alias)",
            "UPDATE enrolment SET voided_by = 1 WHERE pupil = \(past)",
            "UPDATE enrolment SET status = 'completed' WHERE pupil = \(past)",
            "UPDATE enrolment SET from_day = '2026-09-20' WHERE voided_by IS NULL AND to_day IS NULL",
            "UPDATE suspension SET to_day = '2026-11-01'",
            "INSERT INTO suspension SELECT pupil, year, number, '2026-09-20', '2026-09-22', 'x' FROM enrolment WHERE pupil = \(past)",
            "INSERT INTO identifier(scheme, issuer, value, pupil, from_day) VALUES ('MOET10', '', '7912345678', \(alias), '2026-09-01')",
            "INSERT INTO enrolment SELECT pupil, year, 2, class, '2026-12-01', '2026-12-02', 'left', NULL, NULL FROM enrolment WHERE pupil = \(past)",
            "INSERT INTO enrolment SELECT (SELECT code FROM who WHERE n = 1), year, 2, class, '2026-09-10', '2026-09-20', 'left', NULL, NULL FROM enrolment WHERE pupil = \(past)",
            "INSERT INTO enrolment SELECT \(other), year, 1, class, '2026-09-10', '2026-09-20', 'left', NULL, 1 FROM enrolment WHERE pupil = \(past)",
        ])
    func refuses(sql: String) throws {
        try Self.withMerges { transaction in
            #expect(throws: SQLiteError.self) { try transaction.run(sql) }
        }
    }

    @Test("merges nobody into a place where the child already is")
    func onePlace() throws {
        try Self.withMerges { transaction in
            let other: PupilCode = try #require(try transaction.value("SELECT \(Self.other)"))
            _ = try SampleSchool.enrol(other).handle(on: SampleSchool.occasion, in: &transaction)
            try transaction.run(
                """
                INSERT INTO merge(keep, alias, reason, day)
                SELECT code, ?1, 'x', '2026-09-05' FROM who WHERE n = 1
                """, other)
            let sql = "UPDATE pupil SET merged_into = (SELECT code FROM who WHERE n = 1) WHERE code = ?1"
            #expect(throws: SQLiteError.self) { try transaction.run(sql, other) }
            try transaction.run("UPDATE enrolment SET voided_by = 3 WHERE pupil = ?1", other)
            #expect(try transaction.run(sql, other) == 1)
        }
    }

    @Test("comes to a store that is there: every stay goes on counting")
    func upgrades() throws {
        var database = try Database.open(":memory:")
        try database.migrate(Array(Pupils.allMigrations.prefix { $0.name != "pupils/V009_create_merge" }))
        try database.execute(
            """
            INSERT INTO school_year(school, year, starts, second_semester, ends)
            VALUES ('s', '2026-2027', '2026-09-05', '2027-01-11', '2027-06-01');
            INSERT INTO class VALUES ('c', 's', '2026-2027', 'Lớp 6A1', '6', 'one', 'open');
            INSERT INTO pupil(code, school, name, birth_date, sex, ethnicity, policies, guardians, sort_key)
            VALUES ('79764000010000000014', 's', 'An', '2015-03-04', 'male', '01', x'5b5d', x'5b5d', x'01');
            INSERT INTO enrolment(pupil, year, number, class, from_day, status)
            VALUES ('79764000010000000014', '2026-2027', 1, 'c', '2026-09-05', 'studying');
            """)
        try database.migrate(Pupils.allMigrations)
        let counts: [Int?] = [
            try database.reader.value("SELECT count(*) FROM place"),
            try database.reader.value("SELECT count(*) FROM pupil WHERE merged_into IS NULL"),
        ]
        #expect(counts == [1, 1])
    }

    @Test("takes nobody for absent from a class under a code whose stay there is void")
    func absence() throws {
        try Self.withMerges { transaction in
            try transaction.run(
                """
                INSERT INTO attendance_sheet(class, day, session, enrolled, present, late, taken_by, taken_at)
                VALUES (?1, '2026-10-05', 'morning', 1, 0, 0, 'x', 0)
                """, SampleSchool.classID())
            let sql = """
                INSERT INTO absence(class, day, session, pupil, year, kind)
                SELECT ?1, '2026-10-05', 'morning', code, '2026-2027', 'excused' FROM who WHERE n = ?2
                """
            #expect(throws: SQLiteError.self) { try transaction.run(sql, SampleSchool.classID(), 2) }
            #expect(try transaction.run(sql, SampleSchool.classID(), 1) == 1)
        }
    }

    @Test(
        "answers what is asked often without scanning a table",
        arguments: [
            "SELECT 1 FROM place WHERE pupil = ?1 ORDER BY from_day",
            "SELECT 1 FROM place WHERE pupil IN \(Merges.codes(of: "?1")) AND (to_day IS NULL OR ?2 < to_day)",
            "SELECT 1 FROM place JOIN pupil ON pupil.code = place.pupil WHERE class = ?1 AND from_day <= ?2",
            "SELECT 1 FROM merge WHERE keep = ?1 AND undone IS NULL ORDER BY number",
            "SELECT 1 FROM merge WHERE alias = ?1 ORDER BY number DESC LIMIT 1",
            "SELECT 1 FROM enrolment WHERE voided_by = ?1",
            "SELECT 1 FROM missed WHERE pupil = ?1 AND year = ?2 AND day >= ?3",
            AbsenceTotals.sql,
        ])
    func usesIndexes(sql: String) throws {
        try SampleSchool.known { transaction in
            let scans = try transaction.reader.scans(of: sql)
            #expect(scans == [])
        }
    }
}
