import Crypto
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Access

@Suite("A token") struct TokenTests {
    private let sealed: Sealed
    private let claims = WireEncoder.encode(Sealed.claims)

    init() throws { sealed = try Sealed() }

    @Test("gives back the claims that were signed")
    func roundTrip() {
        #expect(sealed.verify(sealed.token) == Sealed.claims)
    }

    @Test(
        "holds from a minute before it is issued to a minute after it expires",
        arguments: [(-61, false), (-60, true), (0, true), (899, true), (959, true), (960, false), (1_000_000, false)])
    func skew(seconds: Int64, holds: Bool) {
        let then = Sealed.now.advanced(byMilliseconds: seconds * 1000)
        #expect((sealed.verify(sealed.token, at: then) != nil) == holds)
    }

    @Test("with times at the ends of the number line is judged, not trapped on", arguments: [Int64.min, Int64.max])
    func extremes(time: Int64) throws {
        var claims = Sealed.claims
        claims.iat = .min
        claims.exp = time
        let token = try Token.sign(claims, with: sealed.key, id: "k1")
        #expect((sealed.verify(token) != nil) == (time == .max))
    }

    @Test(
        "of another algorithm or type is refused, however well it is signed",
        arguments: [
            #"{"alg":"none","typ":"JWT","kid":"k1"}"#, #"{"alg":"None","typ":"JWT","kid":"k1"}"#,
            #"{"alg":"","typ":"JWT","kid":"k1"}"#, #"{"alg":"HS256","typ":"JWT","kid":"k1"}"#,
            #"{"alg":"ES256","typ":"JWT","kid":"k1"}"#, #"{"alg":"eddsa","typ":"JWT","kid":"k1"}"#,
            #"{"alg":"EdDSA","typ":"JWE","kid":"k1"}"#, #"{"alg":"EdDSA","typ":"JWT"}"#,
            #"{"alg":"EdDSA","typ":"JWT","kid":"k2"}"#, #"{"alg":"EdDSA","alg":"none","typ":"JWT","kid":"k1"}"#,
            #"{"alg":"EdDSA","typ":"JWT","kid":"k1","jwk":{}}"#, "{}", "", "[]",
        ])
    func header(text: String) throws {
        #expect(sealed.verify(try sealed.sign(header: text, claims: claims)) == nil)
    }

    @Test("with `alg` none and no signature is refused")
    func unsigned() {
        let header = Base64URL.encode(Array(#"{"alg":"none","typ":"JWT","kid":"k1"}"#.utf8))
        #expect(sealed.verify("\(header).\(Base64URL.encode(claims)).") == nil)
    }

    @Test("that says as many roles as may be is read, whatever they are called and whoever has them")
    func mostRoles() throws {
        var claims = Sealed.claims
        claims.sub = try #require(UserName(String(repeating: "n", count: 40)))
        claims.sid = Base64URL.encode([UInt8](repeating: 255, count: 16))
        let name = try #require(Policy.standard.roles.map(\.role).max { $0.rawValue.count < $1.rawValue.count })
        // One more than may be granted: the one that is taken in an emergency.
        claims.roles = Array(repeating: Claims.Grant(role: name, unit: .sample), count: Claims.mostRoles + 1)
        let token = try Token.sign(claims, with: sealed.key, id: "k1")
        #expect(sealed.verify(token) == claims)
        // A key's real name and a longer one for a role still find room.
        #expect(token.utf8.count < Token.longest - 1000)
        claims.roles += claims.roles
        let tooLong = try Token.sign(claims, with: sealed.key, id: "k1")
        #expect(tooLong.utf8.count > Token.longest)
        #expect(sealed.verify(tooLong) == nil)
    }

    @Test("signed by HMAC with the public key is refused")
    func confused() {
        let header = Base64URL.encode(Array(#"{"alg":"HS256","typ":"JWT","kid":"k1"}"#.utf8))
        let text = "\(header).\(Base64URL.encode(claims))"
        let code = HMACSHA256.code(Array(text.utf8), key: sealed.key.verifyingKey.bytes)
        #expect(sealed.verify("\(text).\(Base64URL.encode(code.bytes))") == nil)
    }

    @Test("of a key that is not ours is refused, though it uses our name for it")
    func foreignKey() throws {
        let foreign = try Ed25519.SigningKey(seed: Array(2...33))
        #expect(sealed.verify(try Token.sign(Sealed.claims, with: foreign, id: "k1")) == nil)
    }

    @Test("with the claims of another token is refused")
    func exchanged() throws {
        var claims = Sealed.claims
        claims.roles = [Claims.Grant(role: .systemAdministrator, unit: .sample)]
        let parts = sealed.token.split(separator: ".")
        let other = try Token.sign(claims, with: sealed.key, id: "k1").split(separator: ".")
        #expect(sealed.verify("\(parts[0]).\(other[1]).\(parts[2])") == nil)
    }

    @Test("cut short anywhere, or carried on, is refused")
    func truncated() {
        for count in 0..<sealed.token.utf8.count {
            #expect(sealed.verify(String(sealed.token.prefix(count))) == nil)
        }
        for tail in [".", "A", "=", ".AAAA", " ", "\n", "\u{0}", String(repeating: "A", count: 9000)] {
            #expect(sealed.verify(sealed.token + tail) == nil)
        }
    }

    @Test("is refused with any one letter changed")
    func everyByte() {
        let bytes = Array(sealed.token.utf8)
        for index in bytes.indices {
            // The nearest bits, another letter of the alphabet, what parts the three, and what is no text at all.
            for byte in [bytes[index] ^ 1, bytes[index] ^ 2, bytes[index] ^ 0x20, 0x41, 0x2E, 0x3D, 0xFF]
            where byte != bytes[index] {
                var changed = bytes
                changed[index] = byte
                #expect(sealed.verify(String(decoding: changed, as: UTF8.self)) == nil)
            }
        }
    }

    @Test("is refused in 100,000 disfigurements", arguments: 0..<2)
    func mutations(seed: Int) throws {
        var claims = Sealed.claims
        claims.roles = []
        let other = try Token.sign(claims, with: sealed.key, id: "k1")
        let good: Set = [sealed.token, other]
        var mutator = Mutator(seed: UInt64(seed), texts: [sealed.token, other])
        var verified = 0
        for _ in 0..<50_000 {
            let text = String(decoding: mutator.next(), as: UTF8.self)
            if !good.contains(text), sealed.verify(text) != nil { verified += 1 }
        }
        #expect(verified == 0)
    }

    @Test("whose claims do not read is refused, though they are signed")
    func unreadable() throws {
        let header = #"{"alg":"EdDSA","typ":"JWT","kid":"k1"}"#
        for text in ["", "{}", "[]", #"{"sub":"admin"}"#, String(decoding: claims.dropLast(), as: UTF8.self)] {
            #expect(sealed.verify(try sealed.sign(header: header, claims: Array(text.utf8))) == nil)
        }
        #expect(sealed.verify(try sealed.sign(header: header, claims: claims)) == Sealed.claims)
    }
}
