import Crypto
import Testing
import Vocabulary
import Wire

@testable import Identity

@Suite("A password") struct PasswordRuleTests {
    @Test(
        "that is short, monotonous, the account's name or the first one tried is refused",
        arguments: [
            "13 kí tự thôi", "mật khẩu ngắn", "aaaaaaaaaaaaaaaa", "abababababababab", "nguyen.thi.an.2026!",
            "NguyenThiAn202620", "12345678901234", "Matkhau-Matkhau", "matkhau 123456789", "PasswordPassword",
            "Quan Tri He Thong 123",
        ])
    func refused(text: String) throws {
        let password = try #require(Password(text))
        let objection = PasswordRule.objection(to: password, of: Scene.user("nguyen.thi.an"))
        #expect(objection?.en.isEmpty == false && objection?.vi.isEmpty == false)
    }

    @Test(
        "of fourteen characters and more is taken",
        arguments: ["mười bốn kí tự", "ba con vịt vàng bơi", "x9-Kp2.vQ7:mT4"])
    func taken(text: String) throws {
        #expect(PasswordRule.objection(to: try #require(Password(text)), of: Scene.user("nguyen.thi.an")) == nil)
    }

    @Test("is counted in the characters a person sees, however they are composed")
    func composed() throws {
        let thirteen = try #require(Password("mu\u{31B}\u{300}i ba ki\u{301} tu"))
        #expect(PasswordRule.objection(to: thirteen, of: Scene.user("lan")) != nil)
    }

    @Test("that we make is accepted by our own rule and never made twice")
    func minted() throws {
        let made = try (0..<50).map { _ in try #require(try PasswordRule.mint()) }
        #expect(Set(made).count == made.count)
        for password in made {
            #expect(PasswordRule.objection(to: password, of: Scene.user("lan")) == nil)
            #expect(password.text.allSatisfy { !"01lo".contains($0) })
            #expect(password.text.count == 23)
        }
    }

    @Test("that nobody has costs as much to check as any other")
    func nobody() {
        #expect(!PasswordRule.nobody.needsRehash(PasswordRule.cost))
        #expect(!PasswordRule.matches(Scene.password, PasswordRule.nobody))
    }
}

@Suite("A lock") struct LockoutTests {
    @Test(
        "begins at the fifth failure, doubles, and never outlasts a day",
        arguments: [
            (0, nil), (4, nil), (5, 15), (6, 30), (7, 60), (8, 120), (11, 960), (12, 1440), (13, 1440), (Int.max, 1440),
        ] as [(Int, Int64?)])
    func minutes(failures: Int, minutes: Int64?) {
        #expect(Lockout.minutes(afterFailures: failures) == minutes)
    }
}
