import Testing

@testable import Crypto

/// One test of RFC 8032, §7.1.
struct SignatureVector: Sendable, CustomTestStringConvertible {
    let name: String
    let seed: String
    let point: String
    let message: String
    let signature: String
    var testDescription: String { name }

    static let published = [
        SignatureVector(
            name: "TEST 1", seed: "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            point: "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", message: "",
            signature: "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
                + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"),
        SignatureVector(
            name: "TEST 2", seed: "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            point: "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", message: "72",
            signature: "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"),
        SignatureVector(
            name: "TEST 3", seed: "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
            point: "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", message: "af82",
            signature: "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
                + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"),
    ]
}

@Suite("Ed25519") struct Ed25519Tests {
    @Test("gives the published keys and signatures (RFC 8032 §7.1)", arguments: SignatureVector.published)
    func vectors(vector: SignatureVector) throws {
        let key = try Ed25519.SigningKey(seed: Hex.decode(vector.seed))
        let message = try Hex.decode(vector.message)
        #expect(Hex.encode(key.verifyingKey.bytes) == vector.point)
        #expect(Hex.encode(try key.sign(message)) == vector.signature)
        let other = try Ed25519.VerifyingKey(Hex.decode(vector.point))
        #expect(other.verify(try Hex.decode(vector.signature), of: message))
    }

    @Test("refuses a signature, a message or a key that was touched")
    func touched() throws {
        let key = try Ed25519.SigningKey()
        let message = Array("Bảng điểm".utf8)
        let signature = try key.sign(message)
        #expect(key.verifyingKey.verify(signature, of: message))
        for index in [0, 31, 32, 63] {
            var touched = signature
            touched[index] ^= 1
            #expect(!key.verifyingKey.verify(touched, of: message))
        }
        #expect(!key.verifyingKey.verify(signature, of: message + [0]))
        #expect(try !Ed25519.SigningKey().verifyingKey.verify(signature, of: message))
    }

    @Test("takes no key, and believes no signature, of another length", arguments: [0, 31, 33, 63, 65])
    func lengths(count: Int) throws {
        let bytes = [UInt8](repeating: 2, count: count)
        #expect(throws: CryptoError.wrongLength(of: "seed", expected: 32, found: count)) {
            _ = try Ed25519.SigningKey(seed: bytes)
        }
        #expect(throws: CryptoError.self) { _ = try Ed25519.VerifyingKey(bytes) }
        #expect(try !Ed25519.SigningKey().verifyingKey.verify(bytes, of: []))
    }

    @Test("believes nothing of a key that is no point")
    func noPoint() throws {
        let key = try Ed25519.VerifyingKey([2] + [UInt8](repeating: 0, count: 31))
        #expect(!key.verify([UInt8](repeating: 0, count: 64), of: []))
    }

    @Test("shows no secret when printed")
    func printed() throws {
        let vector = try #require(SignatureVector.published.first)
        let key = try Ed25519.SigningKey(seed: Hex.decode(vector.seed))
        #expect(!"\(key)".contains(Base64URL.encode(key.seed)))
        #expect("\(key)" == "signing key of 11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo")
    }
}
