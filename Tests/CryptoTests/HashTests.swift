import Testing

@testable import Crypto

@Suite("SHA-256") struct SHA256Tests {
    @Test(
        "gives the published digests (FIPS 180-2, appendix B)",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
        ])
    func vectors(text: String, digest: String) {
        #expect(SHA256.hash(Array(text.utf8)).hex == digest)
        #expect(SHA256.hash(text).hex == digest)
    }

    @Test("gives the published digest of a million letters")
    func million() {
        var hasher = SHA256()
        for _ in 0..<1_000 { hasher.update([UInt8](repeating: 0x61, count: 1_000)) }
        #expect(hasher.finalize().hex == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }

    @Test("does not see where pieces end, but where fields do")
    func piecesAndFields() {
        func pieces(_ texts: [String]) -> Digest {
            var hasher = SHA256()
            for text in texts { hasher.update(text) }
            return hasher.finalize()
        }
        func fields(_ texts: [String]) -> Digest {
            var hasher = SHA256()
            for text in texts { hasher.update(field: text) }
            return hasher.finalize()
        }
        #expect(pieces(["ab", "c"]) == pieces(["a", "bc"]))
        #expect(fields(["ab", "c"]) != fields(["a", "bc"]))
        #expect(fields(["", "a"]) != fields(["a", ""]))
    }

    @Test("writes a field as eight bytes of length, then the bytes")
    func fieldForm() {
        var hasher = SHA256()
        hasher.update(field: "é")
        hasher.update(field: 0x0102)
        hasher.update(field: Digest.zero)
        let plain: [UInt8] =
            [0, 0, 0, 0, 0, 0, 0, 2, 0xc3, 0xa9] + [0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 1, 2]
            + [0, 0, 0, 0, 0, 0, 0, 32] + [UInt8](repeating: 0, count: 32)
        #expect(hasher.finalize() == SHA256.hash(plain))
    }
}

@Suite("A digest") struct DigestTests {
    @Test("is read back from its bytes and its digits")
    func roundTrip() {
        let digest = SHA256.hash("abc")
        #expect(Digest(digest.bytes) == digest)
        #expect(Digest(hex: digest.hex) == digest)
        #expect(digest.bytes.first == 0xba)
    }

    @Test("is 32 bytes and nothing else", arguments: [0, 31, 33])
    func length(count: Int) {
        #expect(Digest([UInt8](repeating: 1, count: count)) == nil)
        #expect(Digest(hex: String(repeating: "0g", count: count)) == nil)
    }

    @Test("matches itself and no other")
    func matches() {
        #expect(SHA256.hash("a").matches(SHA256.hash("a")))
        #expect(!SHA256.hash("a").matches(SHA256.hash("b")))
    }
}

@Suite("HMAC") struct HMACTests {
    @Test(
        "with SHA-256 gives the published codes (RFC 4231, test cases 1, 2, 3 and 6)",
        arguments: [
            (
                [UInt8](repeating: 0x0b, count: 20), Array("Hi There".utf8),
                "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
            ),
            (
                Array("Jefe".utf8), Array("what do ya want for nothing?".utf8),
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
            ),
            (
                [UInt8](repeating: 0xaa, count: 20), [UInt8](repeating: 0xdd, count: 50),
                "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"
            ),
            (
                [UInt8](repeating: 0xaa, count: 131),
                Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
                "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
            ),
        ])
    func sha256(key: [UInt8], message: [UInt8], code: String) {
        #expect(HMACSHA256.code(message, key: key).hex == code)
    }

    @Test(
        "with SHA-1 gives the published codes (RFC 2202, test cases 1, 2, 3 and 6)",
        arguments: [
            (
                [UInt8](repeating: 0x0b, count: 20), Array("Hi There".utf8),
                "b617318655057264e28bc0b6fb378c8ef146be00"
            ),
            (
                Array("Jefe".utf8), Array("what do ya want for nothing?".utf8),
                "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79"
            ),
            (
                [UInt8](repeating: 0xaa, count: 20), [UInt8](repeating: 0xdd, count: 50),
                "125d7342b9ac11cd91a39af48aa17b4f63f175d3"
            ),
            (
                [UInt8](repeating: 0xaa, count: 80),
                Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
                "aa4ae5e15272d00e95705637ce8a3b55ed402112"
            ),
        ])
    func sha1(key: [UInt8], message: [UInt8], code: String) {
        #expect(Hex.encode(HMACSHA1.code(message, key: key)) == code)
    }

    @Test("takes an empty key and an empty message")
    func empty() {
        #expect(
            HMACSHA256.code([], key: []).hex == "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad")
        #expect(Hex.encode(HMACSHA1.code([], key: [])) == "fbdb1d1b18aa6c08324b7d64b71fb76370690e1d")
    }
}
