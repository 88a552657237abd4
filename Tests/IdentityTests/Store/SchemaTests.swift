import SQLite
import TestKit
import Testing
import Vocabulary

@testable import Identity

@Suite("The schema of identity") struct SchemaTests {
    @Test(
        "refuses what no command would write",
        arguments: [
            "INSERT INTO account VALUES ('bo', 'B', '99999999999999999999', NULL, 0)",
            "INSERT INTO account VALUES ('lan', 'B', '79764000010000000006', NULL, 0)",
            "DELETE FROM account", "DELETE FROM role_grant",
            "INSERT INTO role_grant VALUES ('nobody', 'nurse', '79764000010000000006', '2025-09-01', NULL)",
            "INSERT INTO role_grant VALUES ('mai', 'nurse', '79764000010000000006', '2025-09-31', NULL)",
            "INSERT INTO role_grant VALUES ('mai', 'nurse', '79764000010000000006', '2025-09-02', '2025-09-02')",
            "INSERT INTO role_grant VALUES ('lan', 'nurse', '79764000010000000006', '2025-09-09', NULL)",
            "INSERT INTO role_grant VALUES ('lan', 'nurse', '79764000010000000006', '2025-08-01', '2025-09-02')",
            "UPDATE role_grant SET to_day = NULL WHERE role = 'nurse' AND to_day = '2025-09-20'",
            "INSERT INTO role_grant VALUES ('mai', 'school-administrator', '79764000010000000006', '2025-10-01', NULL)",
            "UPDATE role_grant SET to_day = NULL WHERE role = 'school-administrator' AND account = 'mai'",
            "INSERT INTO credential VALUES ('lan', 'plain text', 0)",
            "INSERT INTO credential VALUES ('nobody', '$y$j9T$a$b', 0)",
            "INSERT INTO token_secret VALUES ('k', x'00', 0)",
            "UPDATE sign_in_rule SET token_minutes = 0", "INSERT INTO sign_in_rule VALUES (2, 15)",
            "UPDATE knock SET count = -1",
            "INSERT INTO integrator VALUES ('pupils', 'V', 'C', '2025-09-01', NULL)",
            "INSERT INTO integrator VALUES ('lan', 'V', 'C', '2025-09-01', NULL)",
            "INSERT INTO integrator VALUES ('other', 'V', 'C', '2025-09-01', '2025-09-01')",
            "INSERT INTO integrator VALUES ('other', 'V', 'C', '2025-9-1', NULL)",
            "INSERT INTO account VALUES ('vendor', 'B', '79764000010000000006', NULL, 0)",
            "DELETE FROM integrator", "INSERT INTO integrator_context VALUES ('vendor', 'identity')",
            "INSERT INTO integrator_school VALUES ('vendor', '99999999999999999999')",
            "INSERT INTO integrator_school VALUES ('nobody', '79764000010000000006')",
            "INSERT INTO responsibility VALUES ('79764000010000000006', 'health', '2025-09-05', 'mai', '2025-09-08')",
            "INSERT INTO responsibility VALUES ('79764000010000000006', 'health', '2025-08-01', 'mai', NULL)",
            "INSERT INTO responsibility VALUES ('79764000010000000006', 'staff', '2025-09-05', 'nobody', NULL)",
            "INSERT INTO responsibility VALUES ('79764000010000000006', 'staff', '2025-09-05', 'mai', '2025-09-05')",
            "UPDATE responsibility SET to_day = NULL WHERE account = 'lan'",
            "UPDATE responsibility SET account = 'lan' WHERE account = 'mai'", "DELETE FROM responsibility",
        ])
    func refused(sql: String) throws {
        try onScene { (transaction) throws in
            try Scene.open("lan", in: &transaction)
            try Scene.open("mai", in: &transaction)
            let school = Scene.school.text
            for row in [
                "('lan', 'nurse', '\(school)', '2025-09-01', '2025-09-20')",
                "('lan', 'nurse', '\(school)', '2025-09-20', NULL)",
                "('lan', 'school-administrator', '\(school)', '2025-09-10', NULL)",
                "('mai', 'school-administrator', '\(school)', '2025-09-01', '2025-09-10')",
            ] { try transaction.run("INSERT INTO role_grant VALUES \(row)") }
            try transaction.run("INSERT INTO knock VALUES ('lan', 1, NULL, 0)")
            try transaction.run("INSERT INTO integrator VALUES ('vendor', 'V', 'C', '2025-09-01', NULL)")
            for row in [
                "('\(school)', 'health', '2025-09-01', 'lan', '2025-09-10')",
                "('\(school)', 'health', '2025-09-10', 'mai', NULL)",
            ] { try transaction.run("INSERT INTO responsibility VALUES \(row)") }
            let error = #expect(throws: SQLiteError.self) { try transaction.run(sql) }
            #expect(error?.isConstraint == true, "\(String(describing: error))")
        }
    }

    @Test("finds children, and the accounts of a unit, without reading everything")
    func plans() throws {
        try onScene { (transaction) throws in
            let store = transaction.reader
            let children = try store.plan("SELECT unit FROM known_parent WHERE parent = 'x'")
            #expect(children.allSatisfy { $0.contains("known_parent_by_parent") })
            let accounts = try store.plan("SELECT name FROM account WHERE unit = 'x'")
            #expect(accounts.allSatisfy { $0.contains("account_by_unit") })
            let sources = try store.plan("SELECT school FROM authority WHERE integrator = 'x'")
            #expect(sources.allSatisfy { $0.contains("authority_by_integrator") })
        }
    }
}
