import Crypto
import Testing
import Vocabulary
import Wire

@testable import Access

/// What is tried on signed tokens, name by name; what any signed token must keep is in TokenTests.
@Suite("An attack on a token") struct TokenAttackTests {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")

    private let sealed: Sealed
    private let claims = WireEncoder.encode(Sealed.claims)

    init() throws { sealed = try Sealed() }

    private var parts: [String] { sealed.token.split(separator: ".").map(String.init) }

    private func expectRefused(_ token: String, sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(sealed.verify(token) == nil, "\(token)", sourceLocation: sourceLocation)
    }

    @Test(
        "by another algorithm fails, with every signature that such a token might carry",
        arguments: [
            "none", "None", "NONE", "nOnE", "HS256", "HS512", "RS256", "PS256", "ES256", "Ed448", "EdDSA ", "EDDSA",
            "EdDSA\u{0}", "",
        ])
    func algorithm(name: String) throws {
        let header = Array(
            JSON.object([Member("alg", .string(name)), Member("typ", "JWT"), Member("kid", "k1")]).text.utf8)
        let text = "\(Base64URL.encode(header)).\(parts[1])"
        let key = sealed.key.verifyingKey.bytes
        let codes = [key, Array(Base64URL.encode(key).utf8), []].map {
            HMACSHA256.code(Array(text.utf8), key: $0).bytes
        }
        let signatures =
            codes + [
                [], [0], [UInt8](repeating: 0, count: 64), [UInt8](repeating: 0, count: 256), Array(text.utf8),
                try sealed.key.sign(Array(text.utf8)), try Base64URL.decode(parts[2]),
            ]
        for signature in signatures { expectRefused("\(text).\(Base64URL.encode(signature))") }
    }

    @Test(
        "by the name of a key fails, and the name is never more than a name",
        arguments: [
            "", "k2", "K1", "k1 ", " k1", "k1\u{0}", "k1/", "./k1", "../k1", "../../../../dev/null", "k1' OR '1'='1",
            "' UNION SELECT public_key FROM known_token_key --", "%", "*", "k\u{FF11}", "https://example.org/jwks.json",
            "k1\r\nkid: k1", String(repeating: "k", count: 4000),
        ])
    func keyName(kid: String) throws {
        let header = JSON.object([Member("alg", "EdDSA"), Member("typ", "JWT"), Member("kid", .string(kid))]).text
        expectRefused(try sealed.sign(header: header, claims: claims))
        let foreign = try Ed25519.SigningKey(seed: Array(2...33))
        expectRefused(try Token.sign(Sealed.claims, with: foreign, id: kid))
    }

    @Test("by a key that the header itself brings fails")
    func broughtKey() throws {
        let foreign = try Ed25519.SigningKey(seed: Array(2...33))
        let jwk = #"{"kty":"OKP","crv":"Ed25519","x":"\#(Base64URL.encode(foreign.verifyingKey.bytes))"}"#
        for more in [#""jwk":\#(jwk)"#, #""jku":"https://example.org/""#, #""x5u":"file:///""#, #""crit":["exp"]"#] {
            let header = #"{"alg":"EdDSA","typ":"JWT","kid":"k1",\#(more)}"#
            expectRefused(try sealed.sign(header: header, claims: claims))
            let text = "\(Base64URL.encode(Array(header.utf8))).\(parts[1])"
            expectRefused("\(text).\(Base64URL.encode(try foreign.sign(Array(text.utf8))))")
        }
    }

    @Test("by parts that are missing, empty or too many fails")
    func shape() {
        let (header, claims, signature) = (parts[0], parts[1], parts[2])
        for token in [
            "", ".", "..", "...", header, "\(header).", "\(header).\(claims)", "\(header).\(claims).",
            "\(header)..\(signature)", ".\(claims).\(signature)", ".\(sealed.token)", "\(sealed.token).",
            "\(sealed.token).\(signature)", "\(header).\(claims)..\(signature)",
            "\(header).\(header).\(claims).\(signature)",
            "\(claims).\(header).\(signature)", "\(signature).\(claims).\(header)", "\(header).\(signature).\(claims)",
            "\(header),\(claims),\(signature)", "\(header)\u{2024}\(claims)\u{2024}\(signature)",
            "\u{FEFF}\(sealed.token)",
            " \(sealed.token)", "\(sealed.token) ", "Bearer \(sealed.token)", #""\#(sealed.token)""#,
        ] { expectRefused(token) }
    }

    @Test("by cutting it short at any byte fails")
    func truncated() {
        for count in 0..<sealed.token.utf8.count { expectRefused(String(sealed.token.prefix(count))) }
    }

    @Test("by another spelling of the same bytes fails: unused bits, padding, the other alphabet, blanks")
    func spelling() throws {
        for part in 0..<3 {
            let original = parts[part]
            let bytes = try Base64URL.decode(original)
            var spellings = [original + "=", original + "==", original + "\n", original + "%3D", "\u{0}" + original]
            spellings += [original.replacing("-", with: "+"), original.replacing("_", with: "/")].filter {
                $0 != original
            }
            spellings += Self.alphabet.map { String(original.dropLast()) + String($0) }.filter { $0 != original }
            for spelling in spellings {
                var changed = parts
                changed[part] = spelling
                expectRefused(changed.joined(separator: "."))
                // Not even where the whole is signed anew: a reader that took it would let two texts be one token.
                if let read = try? Base64URL.decode(spelling) { #expect(read != bytes, "\(spelling)") }
            }
        }
    }

    @Test("by the other number that solves the same signature fails (RFC 8032 §5.1.7)")
    func malleable() throws {
        var signature = try Base64URL.decode(parts[2])
        // The order of the group, little-endian: S and S + L satisfy the same equation.
        let order: [UInt8] = [
            0xED, 0xD3, 0xF5, 0x5C, 0x1A, 0x63, 0x12, 0x58, 0xD6, 0x9C, 0xF7, 0xA2, 0xDE, 0xF9, 0xDE, 0x14, 0, 0, 0, 0,
            0, 0,
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
        ]
        var carry = 0
        for index in 0..<32 {
            let sum = Int(signature[32 + index]) + Int(order[index]) + carry
            signature[32 + index] = UInt8(sum & 255)
            carry = sum >> 8
        }
        #expect(carry == 0)
        expectRefused("\(parts[0]).\(parts[1]).\(Base64URL.encode(signature))")
    }

    @Test(
        "by claims that say a thing twice, or in another form, fails though they are signed",
        arguments: [
            (#""exp":"#, #""exp":9999999999,"exp":"#), (#""roles":"#, #""roles":[],"roles":"#),
            (#""sub":"#, #""\u0073ub":"admin","sub":"#), (#""exp":"#, #""admin":true,"exp":"#),
            (#""exp":"#, #""EXP":9999999999,"exp":"#), (#""sub":"#, #""sub":null,"sub":"#),
        ])
    func twice(member: String, forged: String) throws {
        let text = String(decoding: claims, as: UTF8.self)
        #expect(text.contains(member))
        let header = #"{"alg":"EdDSA","typ":"JWT","kid":"k1"}"#
        expectRefused(try sealed.sign(header: header, claims: Array(text.replacing(member, with: forged).utf8)))
        expectRefused(
            try sealed.sign(header: header, claims: Array((String(text.dropLast()) + ",\(forged)1}").utf8)))
    }

    @Test(
        "by numbers that are none, or beyond what a clock can say, neither succeeds nor ends the process",
        arguments: [
            "1e400", "-1e400", "9223372036854775808", "18446744073709551616", "1e19", "1.5", "null", "true", "[]", "{}",
            #""1788570000""#, "-0.5", "NaN", "Infinity", "0x7fffffff", "01788570000", "+1788570000",
            String(repeating: "9", count: 400),
        ])
    func numbers(text: String) throws {
        let signed = String(decoding: claims, as: UTF8.self)
        let header = #"{"alg":"EdDSA","typ":"JWT","kid":"k1"}"#
        for name in ["iat", "exp"] {
            let number = name == "iat" ? Sealed.claims.iat : Sealed.claims.exp
            let forged = signed.replacing("\"\(name)\":\(number)", with: "\"\(name)\":\(text)")
            #expect(forged != signed)
            expectRefused(try sealed.sign(header: header, claims: Array(forged.utf8)))
        }
    }

    @Test(
        "by the clock fails one second beyond the minute that two clocks may differ, on either side",
        arguments: [
            (iat: 60, exp: 900, holds: true), (iat: 61, exp: 900, holds: false), (iat: 0, exp: -59, holds: true),
            (iat: 0, exp: -60, holds: false), (iat: 0, exp: -61, holds: false), (iat: -60, exp: 60, holds: true),
            (iat: -900, exp: 0, holds: true), (iat: 60, exp: 60, holds: true),
        ])
    func clock(iat: Int64, exp: Int64, holds: Bool) throws {
        var claims = Sealed.claims
        claims.iat = Sealed.seconds + iat
        claims.exp = Sealed.seconds + exp
        let token = try Token.sign(claims, with: sealed.key, id: "k1")
        #expect((sealed.verify(token) == claims) == holds)
        // The last millisecond of the second is the same second.
        #expect((sealed.verify(token, at: Sealed.now.advanced(byMilliseconds: 999)) != nil) == holds)
    }

    @Test("by any of 100,000 seeded forgeries fails, unless it is a valid token byte by byte", arguments: 0..<4)
    func forgeries(seed: UInt64) throws {
        var powerful = Sealed.claims
        powerful.roles = [Claims.Grant(role: .systemAdministrator, unit: .root)]
        let expired = try Token.sign(
            Claims(
                sub: .sample, sid: "alt", iat: Sealed.seconds - 5000, exp: Sealed.seconds - 4000, person: nil,
                roles: powerful.roles), with: sealed.key, id: "k1")
        let foreign = try Token.sign(powerful, with: try Ed25519.SigningKey(seed: Array(2...33)), id: "k1")
        powerful.sub = UserName("nurse") ?? .sample
        let other = try Token.sign(powerful, with: sealed.key, id: "k1")
        let valid = [sealed.token, other].map { Array($0.utf8) }
        var forge = TokenForge(seed: seed, from: [sealed.token, other, expired, foreign])
        var (accepted, unchanged) = ([String](), 0)
        for _ in 0..<25_000 {
            let token = forge.next()
            guard sealed.verify(token) != nil else { continue }
            if valid.contains(Array(token.utf8)) { unchanged += 1 } else { accepted.append(token) }
        }
        #expect(accepted == [])
        // That the forge now and then undoes its own work shows that the check would have found what passes.
        #expect(unchanged > 0)
    }
}
