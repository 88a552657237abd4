import SQLite
import TestKit
import Testing
import Vocabulary

@testable import Pupils

@Suite("The schema of transfers") struct TransferSchemaTests {
    @Test(
        "takes no change and no deletion that breaks a rule",
        arguments: [
            "DELETE FROM transfer", "DELETE FROM transfer_release", "DELETE FROM transfer_package",
            "DELETE FROM former_school", "UPDATE former_school SET school = 'x'",
            "UPDATE transfer SET status = 'requested'", "UPDATE transfer SET status = 'rejected'",
            "UPDATE transfer_release SET status = 'closing', package = NULL, seal = NULL",
            "UPDATE transfer_release SET seal = 'x'", "UPDATE transfer_release SET package = x'00'",
            "UPDATE transfer_package SET body = x'00'",
            // A gap, an overlap, a second beginning.
            "INSERT INTO former_school SELECT code, school, '2026-10-13', '2026-11-01' FROM pupil",
            "INSERT INTO former_school SELECT code, school, '2026-10-11', '2026-11-01' FROM pupil",
            "INSERT INTO former_school SELECT code, school, NULL, '2026-11-01' FROM pupil",
            // Nobody becomes another school's without a day, or on a day on which no school let go.
            "UPDATE pupil SET school = '79764000010000000006'",
            "UPDATE pupil SET school = '79764000010000000006', kept_from = NULL",
            "UPDATE pupil SET kept_from = '2026-10-13'",
            // A stay before the pupil came, and one at a school that does not have the pupil.
            """
            INSERT INTO enrolment SELECT pupil, year, 9, class, '2026-09-01', '2026-09-02', 'moved', NULL
            FROM enrolment WHERE status = 'studying'
            """,
            """
            INSERT INTO enrolment SELECT pupil, year, 9, class, '2027-01-01', NULL, 'studying', NULL
            FROM enrolment WHERE status = 'transferred-out'
            """,
        ])
    func refuses(sql: String) throws {
        try TransferScene.together { transaction in
            let pupil = try SampleSchool.newcomer(in: &transaction)
            let id = try TransferScene.asked(pupil, in: &transaction)
            var cursor: Int64 = 0
            _ = try AcceptTransfer(transfer: id).handle(on: TransferScene.occasion(), in: &transaction)
            try TransferPost.settle(after: &cursor, in: &transaction)
            try TransferStoryTests.expectOneOwner(of: id, pupil, in: transaction.reader, and: transaction.reader)
            #expect(throws: SQLiteError.self) { try transaction.run(sql) }
        }
    }
}
