import Access
import Contracts
import Crypto
import Messaging
import SQLite
import ServiceKit
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Identity

@Suite("What the operator sets about signing in") struct SignInRuleTests {
    @Test(
        "is told with all that is wrong of it",
        arguments: [
            ("KHUEVAN_SESSION_HOURS", "169"), ("KHUEVAN_PASSWORD_DAYS", "0"), ("KHUEVAN_IDLE_DAYS", "x"),
            ("KHUEVAN_KEY_DAYS", "99999999999999999999"), ("KHUEVAN_SECOND_FACTOR", "sometimes"),
            ("KHUEVAN_PUPIL_IDLE_DAYS", "0"), ("KHUEVAN_PUPIL_PASSWORD_DAYS", "3651"),
            ("KHUEVAN_ADMINISTRATOR_TOKEN_MINUTES", "61"), ("KHUEVAN_ADMINISTRATOR_PASSWORD_DAYS", "-1"),
        ])
    func wrong(name: String, text: String) throws {
        try onStage(Identity.self) { (transaction) throws in
            let error = #expect(throws: ConfigurationError.self) {
                try Scene.prepare([name: text, "KHUEVAN_TOKEN_MINUTES": "0"], in: &transaction)
            }
            #expect(error?.complaints.count == 2)
        }
    }

    @Test("is kept, and where nothing is set it is what the policy and the standard say")
    func kept() throws {
        try onStage(Identity.self) { (transaction) throws in
            try Scene.prepare(in: &transaction)
            var rule = try SignInRule.current(in: transaction.reader)
            #expect(rule == SignInRule())
            #expect(rule.tokenMinutes(for: [.teacher], by: .standard) == 15)
            #expect(rule.tokenMinutes(for: [.teacher, .schoolAdministrator], by: .standard) == 5)
            #expect(rule.passwordDays(for: [.teacher], by: .standard) == 180)
            #expect(rule.passwordDays(for: [.officeAdministrator], by: .standard) == 60)
            try Scene.prepare(
                ["KHUEVAN_TOKEN_MINUTES": "3", "KHUEVAN_PASSWORD_DAYS": "30", "KHUEVAN_SESSION_HOURS": "1"],
                in: &transaction)
            rule = try SignInRule.current(in: transaction.reader)
            #expect(rule.tokenMinutes(for: [.schoolAdministrator], by: .standard) == 3, "never longer than the others'")
            #expect(rule.passwordDays(for: [.softwareTeam], by: .standard) == 30)
            #expect(rule.sessionHours == 1)
        }
    }
}
