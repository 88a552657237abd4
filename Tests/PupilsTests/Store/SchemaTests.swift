import SQLite
import TestKit
import Testing
import Vocabulary

@testable import Pupils

@Suite("The schema of pupils") struct SchemaTests {
    /// Two stays of one pupil: `[5/9, 1/10)`, and one from 1/11 that is open.
    private static func withStays(_ body: (inout Transaction) throws -> Void) throws {
        try SampleSchool.opened { transaction in
            _ = try SampleSchool.registerPupil(.sample).handle(on: SampleSchool.occasion, in: &transaction)
            try insert(1, from: "2026-09-05", to: "2026-10-01", in: &transaction)
            try insert(2, from: "2026-11-01", to: nil, in: &transaction)
            try transaction.run(
                """
                INSERT INTO suspension VALUES (?1, ?2, 2, '2026-12-01', '2026-12-10', 'x'), (?1, ?2, 2, '2027-01-01', NULL, 'x')
                """, PupilCode.sample, SampleSchool.year)
            try transaction.run("UPDATE enrolment SET status = 'suspended' WHERE number = 2")
            try transaction.run(
                """
                INSERT INTO identifier(scheme, issuer, value, pupil, from_day)
                VALUES ('MOET10', '', '7912345678', ?1, '2026-09-01')
                """, PupilCode.sample)
            try body(&transaction)
        }
    }

    private static func insert(_ number: Int, from: String, to: String?, in transaction: inout Transaction) throws {
        try transaction.run(
            """
            INSERT INTO enrolment(pupil, year, number, class, from_day, to_day, status)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            """, PupilCode.sample, SampleSchool.year, number, SampleSchool.classID(), from, to,
            to == nil ? "studying" : "moved")
    }

    @Test(
        "takes no stay that overlaps another, whoever writes it",
        arguments: [
            ("2026-09-30", "2026-10-02"), ("2026-08-01", "2026-09-06"), ("2026-09-10", "2026-09-11"),
            ("2026-12-01", "2026-12-02"), ("2026-08-01", nil), ("2026-10-01", nil), ("2026-12-01", nil),
        ])
    func refusesOverlap(from: String, to: String?) throws {
        try Self.withStays { transaction in
            #expect(throws: SQLiteError.self) { try Self.insert(3, from: from, to: to, in: &transaction) }
        }
    }

    @Test("takes a stay that just touches another")
    func takesNeighbours() throws {
        try Self.withStays { transaction in
            try Self.insert(3, from: "2026-10-01", to: "2026-11-01", in: &transaction)
            #expect(try Stays.all(of: .sample, in: transaction.reader).count == 3)
        }
    }

    @Test(
        "takes no change and no deletion that breaks a rule",
        arguments: [
            "UPDATE enrolment SET to_day = '2026-11-02' WHERE number = 1",
            "UPDATE enrolment SET to_day = '2026-09-05' WHERE number = 1",
            "UPDATE enrolment SET to_day = '2026-12-01' WHERE number = 2",
            "UPDATE enrolment SET from_day = '2026-09-30' WHERE number = 2",
            "UPDATE enrolment SET leave_reason = 'other' WHERE number = 2",
            "UPDATE enrolment SET class = 'none' WHERE number = 2",
            "UPDATE pupil SET code = '79764000010000000014'", "DELETE FROM pupil", "DELETE FROM enrolment",
            "UPDATE enrolment SET status = 'studying' WHERE number = 2",
            "UPDATE enrolment SET to_day = '2027-02-01', status = 'left' WHERE number = 2",
            "UPDATE suspension SET to_day = '2027-01-01' WHERE to_day IS NULL",
            "UPDATE suspension SET to_day = '2026-12-11' WHERE to_day IS NOT NULL",
            "UPDATE suspension SET from_day = '2026-12-20' WHERE to_day IS NULL", "DELETE FROM suspension",
            "INSERT INTO suspension SELECT pupil, year, number, '2026-12-09', '2026-12-20', 'x' FROM suspension LIMIT 1",
            "INSERT INTO suspension SELECT pupil, year, number, '2026-10-31', '2026-11-20', 'x' FROM suspension LIMIT 1",
            "INSERT INTO suspension SELECT pupil, year, 1, '2026-09-20', '2026-10-02', 'x' FROM suspension LIMIT 1",
            "INSERT INTO identifier SELECT scheme, issuer, value, pupil, '2020-01-01', '2020-01-02', NULL FROM identifier",
            "INSERT INTO identifier SELECT scheme, issuer, 'other', pupil, '2027-01-01', NULL, NULL FROM identifier",
            "INSERT INTO identifier SELECT scheme, 'x', 'other', pupil, '2020-01-01', '2020-01-02', NULL FROM identifier",
            "INSERT INTO identifier SELECT 'SCHOOL8', '', 'a', pupil, '2020-01-01', '2020-01-02', NULL FROM identifier",
            "UPDATE identifier SET value = '7912345679'", "DELETE FROM identifier",
            "UPDATE enrolment SET outcome = 'promoted' WHERE number = 2",
            "UPDATE enrolment SET outcome = 'completed' WHERE number = 1",
            "UPDATE class SET mixed_with = x'5B5D'", "UPDATE class SET boarding = 2",
            "INSERT INTO known_promotion VALUES ('p', '2026-2027', 'perhaps', 1)",
            "UPDATE class SET session = 'three'", "UPDATE school_year SET ends = starts",
            "INSERT INTO school_year(school, year, starts, second_semester, ends) VALUES ('79764000010000000006', '2027-2028', '2027-05-01', '2028-01-01', '2028-05-01')",
        ])
    func refusesChanges(sql: String) throws {
        try Self.withStays { transaction in
            #expect(throws: SQLiteError.self) { try transaction.run(sql) }
        }
    }

    @Test(
        "answers what is asked often without scanning a table",
        arguments: [
            "SELECT 1 FROM enrolment WHERE pupil = ?1 AND (to_day IS NULL OR ?2 < to_day) ORDER BY from_day LIMIT 1",
            "SELECT 1 FROM enrolment JOIN pupil ON pupil.code = enrolment.pupil WHERE class = ?1 AND from_day <= ?2",
            Stays.countSQL,
            "SELECT 1 FROM class WHERE school = ?1 AND year = ?2 AND id > ?3 ORDER BY id LIMIT ?4",
            "SELECT 1 FROM identifier WHERE pupil = ?1 ORDER BY scheme, from_day",
            "SELECT 1 FROM identifier WHERE scheme = ?1 AND issuer = ?2 AND value = ?3",
            "SELECT 1 FROM suspension WHERE pupil = ?1 ORDER BY from_day",
            "SELECT 1 FROM known_homeroom WHERE class = ?1 AND member = ?2", YearEnds.waitingSQL, YearEnds.goneSQL,
        ])
    func usesIndexes(sql: String) throws {
        try SampleSchool.known { transaction in
            let plan = try transaction.reader.plan(sql)
            #expect(!plan.contains { $0.contains("SCAN") }, "\(plan)")
        }
    }
}
