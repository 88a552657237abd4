import SQLite
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Pupils

@Suite("Names written before there were sort keys") struct SortKeyTests {
    private static let before = Pupils.allMigrations.filter {
        !$0.name.hasPrefix("pupils/") || $0.name == "pupils/V001_create_pupils"
    }

    @Test("get theirs when the service starts, and change only together with it afterwards")
    func fills() throws {
        var database = try Database.open(":memory:")
        _ = try database.migrate(Self.before)
        try database.write { (transaction) throws in
            for number in 100...1300 {
                try transaction.run(
                    """
                    INSERT INTO pupil(code, school, name, birth_date, sex, ethnicity, policies, guardians)
                    VALUES ('7976400001000000' || ?1, ?2, ?3, '2015-03-04', 'male', '01', CAST('[]' AS BLOB),
                        CAST('[]' AS BLOB))
                    """, String(number + 1000), SampleSchool.code, number % 2 == 0 ? "Lê Bình" : "Đỗ Ân")
            }
        }
        _ = try database.migrate(Pupils.allMigrations)
        try database.write { (transaction) throws in
            #expect(try PupilFiles.sortOldNames(in: &transaction) == 1201)
            #expect(try PupilFiles.sortOldNames(in: &transaction) == 0)
            let plan = try transaction.reader.plan(PupilFiles.unsortedSQL)
            #expect(plan.contains { $0.contains("pupil_without_key") }, "\(plan)")
            let wanted = "SELECT count(*) FROM pupil WHERE sort_key = ?1 AND search = ?2"
            #expect(try transaction.reader.value(wanted, Vietnamese.sortKey("Đỗ Ân"), "do an") == 600)
            #expect(try transaction.reader.value(wanted, Vietnamese.sortKey("Lê Bình"), "le binh") == 601)
            for sql in [
                "UPDATE pupil SET name = 'Lê Cúc'", "UPDATE pupil SET sort_key = x'01'",
                """
                INSERT INTO pupil(code, school, name, birth_date, sex, ethnicity, policies, guardians)
                VALUES ('79764000010000000006', '', '', '', 'male', '01', x'', x'')
                """,
            ] { #expect(throws: SQLiteError.self) { try transaction.run(sql) } }
        }
    }
}
