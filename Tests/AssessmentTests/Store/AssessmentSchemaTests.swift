import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary

@testable import Assessment

@Suite("The schema of what is assessed beside marks") struct AssessmentSchemaTests {
    private static let schoolClass = "79764000010000000006/2026/LA1"

    private func refuses(_ sql: String, in transaction: inout Transaction) -> Bool {
        do throws(SQLiteError) {
            try transaction.run(sql)
            return false
        } catch {
            return error.isConstraint
        }
    }

    private func withRows(_ body: (inout Transaction) throws -> Void) throws {
        try onStage(Assessment.self) { transaction in
            try transaction.run(
                "INSERT INTO competence_record VALUES ('p', '2026-2027', 'year-end', '\(Self.schoolClass)')")
            try transaction.run("INSERT INTO competence VALUES ('p', '2026-2027', 'year-end', 'honesty', 'T')")
            try transaction.run(
                """
                INSERT INTO development VALUES ('p', '2026-2027', '\(Self.schoolClass)', 'achieved', 'achieved',
                    'achieved', 'achieved', 'achieved', 'completed', NULL)
                """)
            try transaction.run("INSERT INTO completion_list VALUES ('s', '2026-2027', 'approved', x'00')")
            try body(&transaction)
        }
    }

    @Test(
        "refuses what cannot be, and lets nobody remove or move what stands",
        arguments: [
            "INSERT INTO competence VALUES ('p', '2026-2027', 'year-end', 'courage', 'T')",
            "INSERT INTO competence VALUES ('p', '2026-2027', 'year-end', 'science', 'Đ')",
            "INSERT INTO competence VALUES ('p', '2026-2027', 'year-end', 'honesty', 'C')",
            "INSERT INTO competence VALUES ('q', '2026-2027', 'year-end', 'honesty', 'T')",
            "INSERT INTO competence_record VALUES ('q', '2026-2027', 'summer', '\(schoolClass)')",
            "INSERT INTO competence_record VALUES ('q', '2025-2026', 'year-end', '\(schoolClass)')",
            "UPDATE competence SET area = 'science'", "UPDATE competence SET level = 'X'", "DELETE FROM competence",
            "DELETE FROM competence_record",
            "UPDATE development SET social = 'not-yet'", "UPDATE development SET proposal = 'not-completed'",
            "UPDATE development SET proposal = 'perhaps', reason = 'x'", "UPDATE development SET pupil = 'q'",
            "UPDATE development SET physical = NULL", "UPDATE development SET year = '2025-2026'",
            "DELETE FROM development", "DELETE FROM completion_list", "UPDATE completion_list SET status = 'open'",
        ])
    func impossible(sql: String) throws {
        try withRows { transaction in
            let refused = refuses(sql, in: &transaction)
            #expect(refused)
        }
    }

    @Test(
        "lets what stands be put right",
        arguments: [
            "UPDATE competence SET level = 'C'", "UPDATE development SET social = 'not-yet', reason = 'x'",
            "UPDATE completion_list SET status = 'reopened'",
        ])
    func possible(sql: String) throws {
        try withRows { transaction in
            let refused = refuses(sql, in: &transaction)
            #expect(!refused)
        }
    }

    @Test(
        "answers what is asked often without reading a whole table",
        arguments: [
            "\(Competences.sql) WHERE record.pupil = ?1 AND record.year = ?2 AND record.moment = ?3",
            "\(Competences.sql) WHERE record.pupil = ?1 ORDER BY record.year",
            "SELECT class FROM development WHERE pupil = ?1 AND year = ?2",
            "SELECT birth_year FROM known_pupil WHERE pupil = ?1",
            "SELECT pupil FROM known_pupil WHERE merged_into = ?1 ORDER BY pupil",
            "SELECT id, grade, status, mixed_with FROM known_class WHERE school = ?1 AND year = ?2 ORDER BY id",
            """
            SELECT DISTINCT pupil FROM known_enrolment
            WHERE class = ?1 AND (ending IS NOT NULL OR (from_day <= ?2 AND (to_day IS NULL OR ?2 < to_day)))
            """,
        ])
    func plans(sql: String) throws {
        try onStage(Assessment.self) { transaction in
            let plan = try transaction.reader.plan(sql)
            #expect(!plan.isEmpty && !plan.contains { $0.hasPrefix("SCAN") })
        }
    }
}
