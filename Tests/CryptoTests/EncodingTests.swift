import Testing

@testable import Crypto

@Suite("Base 64") struct Base64Tests {
    @Test(
        "gives the published texts (RFC 4648 §10)",
        arguments: [
            ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ])
    func vectors(plain: String, text: String) throws {
        let bare = String(text.prefix { $0 != "=" })
        #expect(Base64.encode(Array(plain.utf8)) == text)
        #expect(try Base64.decode(text) == Array(plain.utf8))
        #expect(Base64URL.encode(Array(plain.utf8)) == bare)
        #expect(try Base64URL.decode(bare) == Array(plain.utf8))
    }

    @Test("writes the last two letters by its alphabet")
    func alphabets() throws {
        let bytes: [UInt8] = [0xfb, 0xff, 0xbf]
        #expect(Base64.encode(bytes) == "+/+/")
        #expect(Base64URL.encode(bytes) == "-_-_")
        #expect(try Base64URL.decode("-_-_") == bytes)
    }

    @Test(
        "refuses any second way of writing the same bytes",
        arguments: [
            "Zg", "Zg=", "Zg===", "Zh==", "Zm9=", "Z===", "====", "Zm9v\n", " Zm9v", "Zm9v====", "Zm-v", "Zé==",
        ])
    func strict(text: String) {
        #expect(throws: CryptoError.notEncoded(as: "base64")) { _ = try Base64.decode(text) }
    }

    @Test("for addresses refuses padding, foreign letters and loose bits", arguments: ["Zg==", "Zh", "Z", "Zm+v", "é"])
    func strictForAddresses(text: String) {
        #expect(throws: CryptoError.notEncoded(as: "base64url")) { _ = try Base64URL.decode(text) }
    }

    @Test("reads back every byte")
    func everyByte() throws {
        let bytes = Array(UInt8.min...UInt8.max)
        for count in 0...256 {
            #expect(try Base64URL.decode(Base64URL.encode(Array(bytes.prefix(count)))) == Array(bytes.prefix(count)))
        }
    }
}

@Suite("Base 32") struct Base32Tests {
    @Test(
        "gives the published texts (RFC 4648 §10), without padding",
        arguments: [
            ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"),
            ("foobar", "MZXW6YTBOI"),
        ])
    func vectors(plain: String, text: String) { #expect(Base32.encode(Array(plain.utf8)) == text) }

    @Test("writes the highest and the lowest bytes")
    func extremes() {
        #expect(Base32.encode([UInt8](repeating: 0xff, count: 5)) == "77777777")
        #expect(Base32.encode([UInt8](repeating: 0, count: 20)) == String(repeating: "A", count: 32))
    }
}

@Suite("Hexadecimal") struct HexTests {
    @Test("reads back every byte, in either case")
    func everyByte() throws {
        let bytes = Array(UInt8.min...UInt8.max)
        #expect(try Hex.decode(Hex.encode(bytes)) == bytes)
        #expect(try Hex.decode("AbfF") == [0xab, 0xff])
        #expect(Hex.encode([0, 0xab]) == "00ab")
    }

    @Test("refuses what is no pair of digits", arguments: ["0", "0g", "0x", " 0", "000", "é"])
    func strict(text: String) {
        #expect(throws: CryptoError.notEncoded(as: "hexadecimal")) { _ = try Hex.decode(text) }
    }
}

@Suite("Secure random") struct SecureRandomTests {
    @Test("gives as many bytes as asked for, not the same ones", arguments: [-1, 0, 1, 32, 70_000])
    func bytes(count: Int) throws {
        let bytes = try SecureRandom.bytes(count)
        #expect(bytes.count == max(0, count))
        if count >= 32 { #expect(try SecureRandom.bytes(count) != bytes) }
    }

    @Test("comparison in constant time tells equal from unequal")
    func comparison() {
        #expect(constantTimeEquals([], []))
        #expect(constantTimeEquals([1, 2, 3], [1, 2, 3]))
        #expect(!constantTimeEquals([1, 2, 3], [1, 2, 4]))
        #expect(!constantTimeEquals([1, 2, 3], [1, 2]))
    }
}
