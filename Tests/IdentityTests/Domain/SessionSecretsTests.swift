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

@Suite("What renews a session") struct RefreshSecretTests {
    private let secret = [UInt8](repeating: 7, count: 32)

    @Test("is read back from its text, and is genuine with the session's secret alone")
    func roundTrip() throws {
        let made = RefreshSecret(session: "abc", counter: 12, secret: secret)
        let read = try #require(RefreshSecret(made.text))
        #expect(read.session == "abc" && read.counter == 12 && read.isGenuine(with: secret))
        #expect(!read.isGenuine(with: [UInt8](repeating: 8, count: 32)))
        #expect(made.text.split(separator: ".").count == 3)
    }

    @Test("with another session or another counter is not genuine")
    func bound() throws {
        let code = RefreshSecret(session: "abc", counter: 12, secret: secret).text.split(separator: ".")[2]
        for text in ["abd.12.\(code)", "abc.13.\(code)", "abc.1.\(code)", "abc.9223372036854775807.\(code)"] {
            #expect(try #require(RefreshSecret(text)).isGenuine(with: secret) == false, "\(text)")
        }
    }

    @Test(
        "is nothing else",
        arguments: ["", ".", "..", "a.1", "a.0.x", "a.-1.AAAA", "a.9223372036854775808.AAAA", "a.1.AAAA", "a.1.b.c"])
    func form(text: String) {
        #expect(RefreshSecret(text) == nil)
        let code = Base64URL.encode(secret)
        #expect(RefreshSecret("\(String(repeating: "a", count: 160)).1.\(code)") == nil)
    }
}

@Suite("What came of a password beforehand") struct PasswordCheckTests {
    @Test("is used for the hash it was held against, and for no other")
    func fits() throws {
        let hash = try PasswordRule.hash(Scene.password)
        let other = try PasswordRule.hash(.sample)
        var occasion = Occasion.nobody()
        // Says the contrary of the truth, so that it shows which was used.
        occasion.labour = PasswordCheck(.sample, against: hash)
        #expect(!PasswordCheck.of(Scene.password, against: hash, on: occasion).matches)
        #expect(PasswordCheck.of(.sample, against: other, on: occasion).matches)
        occasion.labour = nil
        #expect(PasswordCheck.of(Scene.password, against: hash, on: occasion).matches)
    }
}
