import SQLite
import TestKit
import Testing
import Vocabulary

@testable import Identity

@Suite("The schema of identity") struct SchemaTests {
    @Test(
        "refuses what no command would write",
        arguments: [
            "INSERT INTO account(name, display_name, unit, person, opened) VALUES ('bo', 'B', '99999999999999999999', NULL, 0)",
            "INSERT INTO account(name, display_name, unit, person, opened) VALUES ('lan', 'B', '79764000010000000006', NULL, 0)",
            "DELETE FROM account", "DELETE FROM role_grant",
            "INSERT INTO role_grant(account, role, unit, from_day, to_day) VALUES ('nobody', 'nurse', '79764000010000000006', '2025-09-01', NULL)",
            "INSERT INTO role_grant(account, role, unit, from_day, to_day) VALUES ('mai', 'nurse', '79764000010000000006', '2025-09-31', NULL)",
            "INSERT INTO role_grant(account, role, unit, from_day, to_day) VALUES ('mai', 'nurse', '79764000010000000006', '2025-09-02', '2025-09-01')",
            "INSERT INTO role_grant(account, role, unit, from_day, to_day) VALUES ('lan', 'nurse', '79764000010000000006', '2025-09-09', NULL)",
            "INSERT INTO role_grant(account, role, unit, from_day, to_day) VALUES ('lan', 'nurse', '79764000010000000006', '2025-08-01', '2025-09-02')",
            "UPDATE role_grant SET to_day = NULL WHERE role = 'nurse' AND to_day = '2025-09-20'",
            "INSERT INTO role_grant(account, role, unit, from_day, to_day) VALUES ('mai', 'school-administrator', '79764000010000000006', '2025-10-01', NULL)",
            "UPDATE role_grant SET to_day = NULL WHERE role = 'school-administrator' AND account = 'mai'",
            "INSERT INTO credential(account, hash, changed_at) VALUES ('lan', 'plain text', 0)",
            "INSERT INTO credential(account, hash, changed_at) VALUES ('nobody', '$y$j9T$a$b', 0)",
            "INSERT INTO token_secret(id, seed, from_time) VALUES ('k', x'00', 0)",
            "UPDATE sign_in_rule SET token_minutes = 0",
            "INSERT INTO sign_in_rule VALUES (2, NULL, NULL, 12, 180, 60, 45, 30, 'optional', 365, 180)",
            "UPDATE knock SET count = -1",
            "INSERT INTO integrator VALUES ('pupils', 'V', 'C', '2025-09-01', NULL)",
            "INSERT INTO integrator VALUES ('lan', 'V', 'C', '2025-09-01', NULL)",
            "INSERT INTO integrator VALUES ('other', 'V', 'C', '2025-09-01', '2025-09-01')",
            "INSERT INTO integrator VALUES ('other', 'V', 'C', '2025-9-1', NULL)",
            "INSERT INTO account(name, display_name, unit, person, opened) VALUES ('vendor', 'B', '79764000010000000006', NULL, 0)",
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
            ] { try transaction.run("INSERT INTO role_grant(account, role, unit, from_day, to_day) VALUES \(row)") }
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

    @Test(
        "refuses to make an account anybody else's, to open it again, or to undo what was found out",
        arguments: [
            "UPDATE account SET status = 'active' WHERE name = 'mai'",
            "UPDATE account SET status = 'suspended' WHERE name = 'mai'",
            "UPDATE account SET status = 'asleep' WHERE name = 'lan'",
            "UPDATE account SET name = 'bo' WHERE name = 'lan'",
            "UPDATE account SET kind = 'service' WHERE name = 'lan'", "UPDATE account SET kind = 'robot'",
            "UPDATE account SET person = '79764000010000900002' WHERE name = 'lan'",
            "UPDATE account SET person = NULL WHERE name = 'lan'",
            "UPDATE account SET person = '79764000010000900001' WHERE name = 'boss'", "DELETE FROM account",
            "UPDATE role_grant SET from_day = '2025-08-01' WHERE account = 'lan'",
            "UPDATE role_grant SET account = 'boss' WHERE account = 'lan'",
            "UPDATE role_grant SET to_day = '2025-08-31' WHERE account = 'lan'",
            "INSERT INTO role_grant VALUES ('lan', 'school-administrator', '{school}', '2025-09-01', NULL, NULL)",
            "INSERT INTO role_grant VALUES ('lan', 'office-administrator', '{school}', '2026-01-01', NULL, NULL)",
            "INSERT INTO former_password VALUES ('lan', 0, 'plain text')",
            "INSERT INTO former_password VALUES ('nobody', 0, '$y$j9T$a$b')", "UPDATE credential SET must_change = 2",
            "UPDATE knock SET count = 0", "UPDATE sign_in_rule SET administrator_minutes = 61",
            "UPDATE sign_in_rule SET session_hours = 0", "UPDATE sign_in_rule SET session_hours = 169",
            "UPDATE sign_in_rule SET password_days = 0", "UPDATE sign_in_rule SET administrator_password_days = 3651",
            "UPDATE sign_in_rule SET idle_days = 0", "UPDATE sign_in_rule SET key_days = 0",
            "UPDATE sign_in_rule SET second_factor = 'sometimes'",
            "INSERT INTO session VALUES ('x', 'nobody', 0, NULL, NULL, zeroblob(32), 1, 0, '', 0, 0, NULL, NULL)",
            "INSERT INTO session VALUES ('x', 'lan', 0, NULL, NULL, zeroblob(31), 1, 0, '', 0, 0, NULL, NULL)",
            "INSERT INTO session VALUES ('x', 'lan', 0, NULL, NULL, zeroblob(32), 0, 0, '', 0, 0, NULL, NULL)",
            "INSERT INTO session VALUES ('x', 'lan', 0, NULL, NULL, zeroblob(32), 1, 0, '', 0, 0, 1, NULL)",
            "INSERT INTO session VALUES ('ended', 'lan', 0, NULL, NULL, zeroblob(32), 1, 0, '', 0, 0, NULL, NULL)",
            "UPDATE session SET ended = NULL, because = NULL", "UPDATE session SET counter = 2",
            "INSERT INTO sharing_case(account, opened) VALUES ('lan', 0)",
            "INSERT INTO sharing_case(account, opened) VALUES ('nobody', 0)",
            "UPDATE sharing_case SET verdict = 'perhaps' WHERE account = 'lan'",
            "UPDATE sharing_case SET verdict = NULL WHERE account = 'boss'",
            "UPDATE sharing_case SET verdict = 'shared' WHERE account = 'boss'",
            "INSERT INTO sharing_signal VALUES (99, 0, 'two-devices')",
            "INSERT INTO second_factor VALUES ('boss', zeroblob(19), NULL, 0)",
            "INSERT INTO second_factor VALUES ('nobody', zeroblob(20), NULL, 0)",
            "UPDATE second_factor SET secret = zeroblob(20)",
            "INSERT INTO recovery_code VALUES ('lan', zeroblob(31), NULL)",
            "INSERT INTO recovery_code VALUES ('nobody', zeroblob(32), NULL)",
            "INSERT INTO broken_glass VALUES ('x', 'nobody', 'nurse', '{school}', 0, 1, 'R', NULL, NULL, NULL)",
            "INSERT INTO broken_glass VALUES ('x', 'lan', 'nurse', '99999999999999999999', 0, 1, 'R', NULL, NULL, NULL)",
            "INSERT INTO broken_glass VALUES ('x', 'lan', 'nurse', '{school}', 1, 1, 'R', NULL, NULL, NULL)",
            "INSERT INTO broken_glass VALUES ('x', 'lan', 'nurse', '{school}', 0, 28800001, 'R', NULL, NULL, NULL)",
            "UPDATE broken_glass SET reviewed_by = 'lan', verdict = 'justified' WHERE id = 'open'",
            "UPDATE broken_glass SET reviewed_by = 'boss' WHERE id = 'open'",
            "UPDATE broken_glass SET verdict = 'justified' WHERE id = 'open'",
            "UPDATE broken_glass SET verdict = 'unjustified' WHERE id = 'done'",
            "UPDATE broken_glass SET reviewed_by = 'boss', verdict = 'perhaps' WHERE id = 'open'",
            "INSERT INTO access_review VALUES ('99999999999999999999', '2026-09-05', 'boss')",
            "INSERT INTO access_review VALUES ('{school}', '2026-9-5', 'boss')",
            "INSERT INTO access_review VALUES ('{school}', '2026-09-05', 'nobody')",
        ])
    func keepsAccess(sql: String) throws {
        try onCast { (transaction) throws in
            let school = Scene.school.text
            for row in [
                "UPDATE account SET person = '79764000010000900001' WHERE name = 'lan'",
                "UPDATE account SET status = 'closed' WHERE name = 'mai'",
                "INSERT INTO role_grant VALUES ('boss', 'office-administrator', '\(school)', '2025-09-01', NULL, NULL)",
                "INSERT INTO knock VALUES ('lan', 1, NULL, 0)",
                "INSERT INTO session VALUES ('ended', 'lan', 0, NULL, NULL, zeroblob(32), 1, 0, '', 0, 0, 1, 'ended')",
                "INSERT INTO sharing_case(account, opened) VALUES ('lan', 0)",
                "INSERT INTO sharing_case(account, opened, verdict) VALUES ('boss', 0, 'innocent')",
                "INSERT INTO second_factor VALUES ('lan', x'0102030405060708090a0b0c0d0e0f1011121314', 5, 0)",
                "INSERT INTO broken_glass VALUES ('open', 'lan', 'nurse', '\(school)', 0, 28800000, 'R', NULL, NULL, NULL)",
                """
                INSERT INTO broken_glass
                VALUES ('done', 'lan', 'nurse', '\(school)', 0, 1, 'R', 'boss', 'justified', NULL)
                """,
            ] { try transaction.run(row) }
            let wrong = sql.split(separator: "{school}", omittingEmptySubsequences: false).joined(separator: school)
            let error = #expect(throws: SQLiteError.self) { try transaction.run(wrong) }
            #expect(error?.isConstraint == true, "\(String(describing: error))")
        }
    }

    @Test("takes a role that was given and taken back on the same day, and gives the place to another")
    func void() throws {
        try onCast { (transaction) throws in
            let school = Scene.school.text
            for sql in [
                "UPDATE role_grant SET to_day = from_day WHERE account = 'tech'",
                "INSERT INTO role_grant VALUES ('mai', 'school-administrator', '\(school)', '2025-08-01', NULL, NULL)",
            ] { #expect(try transaction.run(sql) == 1) }
            let error = #expect(throws: SQLiteError.self) {
                try transaction.run("UPDATE role_grant SET to_day = NULL WHERE account = 'tech'")
            }
            #expect(error?.isConstraint == true)
        }
    }

    @Test(
        "finds what is asked at every sign-in, renewal and look without reading everything",
        arguments: [
            "SELECT 1 FROM knock WHERE name = ?1 AND ?2 < locked_until AND locked_until <= ?3",
            "SELECT 1 FROM knock WHERE last < ?1", "SELECT hash FROM credential WHERE account = ?1",
            "SELECT secret FROM session WHERE id = ?1",
            "SELECT id FROM session WHERE account = ?1 ORDER BY opened DESC, id LIMIT ?2",
            "SELECT id FROM session WHERE account = ?1 AND ended IS NULL AND ?2 < until",
            "SELECT max(refreshed) FROM session WHERE account = ?1", "SELECT 1 FROM session WHERE opened < ?1",
            "UPDATE session SET ended = ?2, because = ?3 WHERE account = ?1 AND ended IS NULL",
            "SELECT number FROM sharing_case WHERE account = ?1 AND verdict IS NULL",
            "SELECT number FROM account JOIN sharing_case ON account = name WHERE unit = ?1", SharingCases.lately,
            "SELECT id FROM broken_glass WHERE account = ?1 AND from_time <= ?2 AND ?2 < to_time ORDER BY to_time",
            "SELECT id FROM broken_glass WHERE unit = ?1", "SELECT max(day) FROM access_review WHERE unit = ?1",
            "SELECT before FROM known_bar WHERE subject IN (?1, ?2, ?3)", Accounts.idleAccounts,
            "SELECT module FROM responsibility WHERE account = ?1",
        ])
    func indexes(sql: String) throws {
        try onScene { (transaction) throws in
            let plan = try transaction.reader.plan(sql)
            #expect(!plan.isEmpty && !plan.contains { $0.contains("SCAN") }, "\(plan)")
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
