import Testing

@testable import Crypto

@Suite("A password hash") struct PasswordHashTests {
    /// Made by crypt(3) of libxcrypt 4.4 through another language.
    private let foreign = "$y$j9T$F5Jx5fExrKuPp53xLKQ..1$RzKFQrSKPqYu4OySgMmGAtKgp0/KQLpAAb/P95xnHYC"

    @Test("knows its password and no other")
    func verifies() throws {
        let hash = try PasswordHash(of: "Mật khẩu mẫu", cost: .init(1))
        #expect(hash.verify("Mật khẩu mẫu"))
        #expect(!hash.verify("mật khẩu mẫu"))
        #expect(!hash.verify(""))
        #expect(PasswordHash(stored: hash.text) == hash)
    }

    @Test("made elsewhere is read")
    func foreignHash() {
        #expect(PasswordHash(stored: foreign).verify("Mật khẩu mẫu"))
        #expect(!PasswordHash(stored: foreign).needsRehash())
    }

    @Test("is never made twice alike")
    func salted() throws {
        let cost = try PasswordHash.Cost(1)
        #expect(try PasswordHash(of: "a", cost: cost) != PasswordHash(of: "a", cost: cost))
    }

    @Test("names its cost, and asks to be made anew at another", arguments: 1...8)
    func cost(level: Int) throws {
        let names = ["j75", "j85", "j7T", "j8T", "j9T", "jAT", "jBT", "jCT"]
        let stored = PasswordHash(stored: foreign.split(separator: "j9T").joined(separator: names[level - 1]))
        let cost = try PasswordHash.Cost(level)
        #expect(!stored.needsRehash(cost))
        #expect(stored.needsRehash() == (cost != .standard))
        if level <= 3 { #expect(try PasswordHash(of: "a", cost: cost).text.hasPrefix("$y$\(names[level - 1])$")) }
    }

    @Test("cannot cost nothing or all memory", arguments: [Int.min, 0, 9, 11])
    func costBounds(level: Int) {
        #expect(throws: CryptoError.unusableCost(level)) { _ = try PasswordHash.Cost(level) }
    }

    @Test(
        "that is broken or foreign matches nothing and wants to be made anew",
        arguments: [
            "", "$", "$y$", "$y$j9T$", "$y$j9T$$", "*0", "x", "$y$j9T$F5Jx5fExrKuPp53xLKQ..1$short",
            "$y$jFT$F5Jx5fExrKuPp53xLKQ..1$RzKFQrSKPqYu4OySgMmGAtKgp0/KQLpAAb/P95xnHYC",
            "$y$$F5Jx5fExrKuPp53xLKQ..1$RzKFQrSKPqYu4OySgMmGAtKgp0/KQLpAAb/P95xnHYC",
            "$y$j9T$F5Jx\u{0}fExrKuPp53xLKQ..1$RzKFQrSKPqYu4OySgMmGAtKgp0/KQLpAAb/P95xnHYC",
            "$y$j9T$F5Jx5fExrKuPp53xLKQ..1:$RzKFQrSKPqYu4OySgMmGAtKgp0/KQLpAAb/P95xnHYC$",
            "$1$salt$qJH7.N4xYta3aEG/dfqo/0", "rl.3StKT.4T8M",
        ])
    func broken(text: String) {
        let hash = PasswordHash(stored: text)
        #expect(!hash.verify("password"))
        #expect(!hash.verify("Mật khẩu mẫu"))
        #expect(hash.needsRehash())
    }

    @Test(
        "is not made of what crypt would cut short",
        arguments: ["", "a\u{0}b", String(repeating: "a", count: 512)])
    func unusable(password: String) {
        #expect(throws: CryptoError.unusablePassword) { _ = try PasswordHash(of: password) }
        #expect(!PasswordHash(stored: foreign).verify(password))
    }

    @Test("does not print itself")
    func printed() {
        #expect("\(PasswordHash(stored: foreign))" == "password hash")
    }
}

@Suite("A broker password") struct BrokerPasswordTests {
    @Test("is hashed as RabbitMQ's documentation shows")
    func published() throws {
        let hash = try BrokerPassword.hash(password: "test12", salt: [0x90, 0x8d, 0xc6, 0x0a])
        #expect(hash == "kI3GCqW5JLMJa4iX1lo7X4D6XbYqlLgxIs30+P6tENUV2POR")
    }

    @Test("has a salt of four bytes, a new one each time")
    func salt() throws {
        #expect(throws: CryptoError.wrongLength(of: "salt", expected: 4, found: 5)) {
            _ = try BrokerPassword.hash(password: "test12", salt: [1, 2, 3, 4, 5])
        }
        #expect(try BrokerPassword.hash(password: "a") != BrokerPassword.hash(password: "a"))
    }
}
