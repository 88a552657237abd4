import Crypto
import Wire

/// Codes of the second factor: six digits of an HMAC over the number of half minutes since 1970 (RFC 6238, RFC 4226).
///
/// SHA-1, six digits and thirty seconds are what every authenticator understands.
enum OneTimeCode {
    static let stepSeconds: Int64 = 30
    static let secretBytes = 20
    /// A clock may be a step early or late (RFC 6238 §5.2).
    private static let drift: Int64 = 1

    static func step(at now: Instant) -> Int64 { now.milliseconds / 1000 / stepSeconds }

    static func code(of secret: [UInt8], step: Int64) -> String {
        let counter = (0..<8).map { UInt8(truncatingIfNeeded: step >> (56 - 8 * $0)) }
        let hash = HMACSHA1.code(counter, key: secret)
        let offset = Int(hash[19] & 15)
        let number = hash[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } & 0x7FFF_FFFF
        let digits = String(number % 1_000_000)
        return String(repeating: "0", count: 6 - digits.count) + digits
    }

    /// How a code that was shown stands.
    enum Verdict: Equatable {
        /// It is the one of that step.
        case right(step: Int64)
        /// It was right, and has been used: somebody has seen it.
        case used
        case wrong
    }

    /// Judges a code against those that are good now; each is good once, and none before one that was used (§5.2).
    static func judge(_ code: String, secret: [UInt8], at now: Instant, after lastStep: Int64) -> Verdict {
        let now = step(at: now)
        var verdict = Verdict.wrong
        for step in now - drift...now + drift
        where constantTimeEquals(Array(code.utf8), Array(self.code(of: secret, step: step).utf8)) {
            verdict = step > lastStep ? .right(step: step) : verdict == .wrong ? .used : verdict
        }
        return verdict
    }

    /// What an authenticator reads (https://github.com/google/google-authenticator/wiki/Key-Uri-Format).
    static func uri(of secret: [UInt8], for account: String) -> String {
        let issuer = escaped("Khuê Văn")
        return "otpauth://totp/\(issuer):\(escaped(account))?secret=\(Base32.encode(secret))&issuer=\(issuer)"
            + "&algorithm=SHA1&digits=6&period=\(stepSeconds)"
    }

    /// Everything but the unreserved characters of RFC 3986 §2.3.
    private static func escaped(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF")
        return text.utf8.reduce(into: "") { text, byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                text.unicodeScalars.append(Unicode.Scalar(byte))
            default: text += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
            }
        }
    }
}
