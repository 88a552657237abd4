import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary

@testable import Assessment

@Suite("The schema") struct SchemaTests {
    /// A marked book of 3 regular marks, number 1, and a comment book, number 2.
    private func withBooks(_ body: (inout Transaction) throws -> Void) throws {
        try onStage(Assessment.self) { transaction in
            try transaction.run(
                """
                INSERT INTO mark_book(number, class, subject, semester, kind, regular)
                VALUES (1, 'c', 'technology', 1, 'marked', 3), (2, 'c', 'arts', 1, 'comment', 2)
                """)
            try body(&transaction)
        }
    }

    private func refuses(_ sql: String, in transaction: inout Transaction) -> Bool {
        do throws(SQLiteError) {
            try transaction.run(sql)
            return false
        } catch {
            return error.isConstraint
        }
    }

    @Test(
        "takes marks and judgements that fit their book",
        arguments: ["1, 'tx3', 'p', 0", "1, 'ck', 'p', 100", "2, 'tx2', 'p', 'D'", "2, 'gk', 'p', 'CD'"])
    func fits(values: String) throws {
        try withBooks { transaction in
            let refused = refuses("INSERT INTO mark(book, place, pupil, value) VALUES (\(values))", in: &transaction)
            #expect(!refused)
        }
    }

    @Test(
        "refuses marks that do not",
        arguments: [
            "1, 'tx1', 'p', 101", "1, 'tx1', 'p', -1", "1, 'tx1', 'p', 7.5", "1, 'tx1', 'p', NULL",
            "1, 'tx1', 'p', 'D'",
            "1, 'tx4', 'p', 70", "1, 'tx5', 'p', 70", "2, 'tx1', 'p', 70", "2, 'tx3', 'p', 'D'", "2, 'gk', 'p', 'Đ'",
            "3, 'gk', 'p', 70",
        ])
    func misfits(values: String) throws {
        try withBooks { transaction in
            let refused = refuses("INSERT INTO mark(book, place, pupil, value) VALUES (\(values))", in: &transaction)
            #expect(refused)
        }
    }

    @Test(
        "lets nobody turn, move or remove a mark",
        arguments: [
            "UPDATE mark SET value = 'D'", "UPDATE mark SET value = 101", "UPDATE mark SET pupil = 'q'",
            "UPDATE mark SET place = 'tx2'", "UPDATE mark SET book = 2", "DELETE FROM mark",
        ])
    func stays(sql: String) throws {
        try withBooks { transaction in
            try transaction.run("INSERT INTO mark(book, place, pupil, value) VALUES (1, 'tx1', 'p', 70)")
            let refused = refuses(sql, in: &transaction)
            #expect(refused)
        }
    }

    @Test(
        "refuses books and curricula that cannot be",
        arguments: [
            "INSERT INTO mark_book VALUES (NULL, 'c', 'arts', 1, 'comment', 2)",
            "INSERT INTO mark_book VALUES (NULL, 'c', 'arts', 3, 'comment', 2)",
            "INSERT INTO mark_book VALUES (NULL, 'c', 'music', 1, 'comment', 3)",
            "INSERT INTO mark_book VALUES (NULL, 'c', 'music', 1, 'marked', 5)",
            "INSERT INTO mark_book VALUES (NULL, 'c', 'music', 1, 'both', 2)",
            "INSERT INTO curriculum_subject VALUES ('s', 'y', '6', 1, 0, 'arts', 'comment', 0)",
            """
            INSERT INTO curriculum_subject
            VALUES ('s', 'y', '6', 1, 0, 'a', 'comment', 9), ('s', 'y', '6', 1, 1, 'a', 'marked', 9)
            """,
            "INSERT INTO result VALUES ('p', 'y', 'semester-3', 'c', x'00')",
            "INSERT INTO known_enrolment VALUES ('e', 'p', 'c', '2026-09-01', NULL, 1, 'left', 0)",
            "INSERT INTO known_enrolment VALUES ('e', 'p', 'c', '2026-09-01', NULL, 1, NULL, 2)",
        ])
    func impossible(sql: String) throws {
        try withBooks { transaction in
            let refused = refuses(sql, in: &transaction)
            #expect(refused)
        }
    }

    @Test("lets nobody remove a decision")
    func decisionsStay() throws {
        try withBooks { transaction in
            try transaction.run("INSERT INTO promotion VALUES ('p', 'y', 'c', x'00')")
            let refused = refuses("DELETE FROM promotion", in: &transaction)
            #expect(refused)
        }
    }

    @Test(
        "answers what is asked often without reading a whole table",
        arguments: [
            "SELECT pupil, place, value FROM mark WHERE book = ?1 AND place = ?2",
            """
            SELECT mark.pupil, mark.place, mark.value, mark_book.subject, mark_book.semester
            FROM mark_book JOIN mark ON mark.book = mark_book.number
            WHERE mark_book.class = ?1 AND mark_book.semester = ?2
            """,
            "SELECT DISTINCT pupil FROM known_enrolment WHERE class = ?1 AND from_day <= ?2 ORDER BY pupil",
            "SELECT 1 FROM known_assignment WHERE member = ?1 AND class = ?2 AND kind = ?3",
            "SELECT state FROM result WHERE class = ?1 AND term = ?2 ORDER BY pupil",
            "SELECT DISTINCT member FROM known_assignment WHERE class = ?1 AND kind = ?2 AND subject IS ?3",
            """
            SELECT 1 FROM result_approval
            WHERE class = ?1 AND term = ?2 AND approved_at IS NOT NULL AND reopened_at IS NULL
            """,
            ResultApprovals.standingSQL, ResultApprovals.lockSQL, KnownEnrolments.membersWithResultsSQL,
            "SELECT state FROM certificate WHERE pupil = ?1 AND cancelled_at IS NULL",
            """
            SELECT id, grade, status, mixed_with FROM known_class
            WHERE school = ?1 AND year = ?2 AND grade IN ('6', '7', '8') AND id > ?3
            """,
            "SELECT DISTINCT pupil FROM known_enrolment WHERE class = ?1 AND (to_day IS NULL OR ending IS NOT NULL)",
        ])
    func plans(sql: String) throws {
        try onStage(Assessment.self) { transaction in
            let plan = try transaction.reader.plan(sql)
            #expect(!plan.isEmpty && !plan.contains { $0.hasPrefix("SCAN") })
        }
    }
}
