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

@Suite("A code of the second factor") struct OneTimeCodeTests {
    private let secret = Array("12345678901234567890".utf8)

    @Test(
        "is what RFC 6238 says (appendix B, SHA-1, the last six digits)",
        arguments: [
            (59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"),
            (2_000_000_000, "279037"), (20_000_000_000, "353130"),
        ] as [(Int64, String)])
    func vectors(seconds: Int64, code: String) {
        #expect(OneTimeCode.code(of: secret, step: seconds / OneTimeCode.stepSeconds) == code)
    }

    @Test("counts half minutes since 1970")
    func steps() {
        let steps = [0, 29_999, 30_000, 59_000, 2_000_000_000_000].map {
            OneTimeCode.step(at: Instant(milliseconds: $0))
        }
        #expect(steps == [0, 0, 1, 1, 66_666_666])
    }

    @Test(
        "is what RFC 4226 says (appendix D)",
        arguments: zip(
            0...9, ["755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489"])
    )
    func counters(counter: Int, code: String) {
        #expect(OneTimeCode.code(of: secret, step: Int64(counter)) == code)
    }

    @Test(
        "is good a step early or late, and used once the step or a later one is",
        arguments: [-2, -1, 0, 1, 2] as [Int64])
    func drift(steps: Int64) {
        let now = Instant(milliseconds: 2_000_000_000_000)
        let step = OneTimeCode.step(at: now)
        let code = OneTimeCode.code(of: secret, step: step + steps)
        let isNear = abs(steps) < 2
        #expect(
            OneTimeCode.judge(code, secret: secret, at: now, after: 0) == (isNear ? .right(step: step + steps) : .wrong)
        )
        #expect(OneTimeCode.judge(code, secret: secret, at: now, after: step + steps) == (isNear ? .used : .wrong))
        #expect(OneTimeCode.judge(code, secret: secret, at: now, after: step + 1) == (isNear ? .used : .wrong))
    }

    @Test("is six digits and nothing else", arguments: ["", "28708", "2870820", "28708२", "abcdef", " 287082"])
    func form(text: String) {
        #expect(OneTimeCode.judge(text, secret: secret, at: Instant(milliseconds: 59_000), after: 0) == .wrong)
    }

    @Test("is set up by an address whose parts are escaped")
    func uri() {
        #expect(
            OneTimeCode.uri(of: secret, for: "lan nguyễn@a&b=c")
                == "otpauth://totp/Khu%C3%AA%20V%C4%83n:lan%20nguy%E1%BB%85n%40a%26b%3Dc"
                + "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Khu%C3%AA%20V%C4%83n"
                + "&algorithm=SHA1&digits=6&period=30")
    }
}

@Suite("A paper code") struct RecoveryCodeTests {
    @Test("is twelve letters in three groups, drawn anew each time, and kept so that nobody can read it")
    func mint() throws {
        let codes = try (0..<100).map { _ in try RecoveryCode.mint() }
        #expect(Set(codes).count == 100)
        for code in codes {
            #expect(code.count == 14 && code.split(separator: "-").map(\.count) == [4, 4, 4])
            #expect(code.allSatisfy { !"01lo".contains($0) })
        }
        #expect(RecoveryCode.digest("AB", of: "lan") == RecoveryCode.digest("ab", of: "lan"))
        #expect(RecoveryCode.digest("ab", of: "lan") != RecoveryCode.digest("ab", of: "mai"))
    }
}
