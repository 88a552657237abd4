import Crypto

/// Codes for the day the phone is lost: ten, on paper, each good once, `xxxx-xxxx-xxxx`.
enum RecoveryCode {
    static let count = 10
    private static let letters = Array("abcdefghijkmnpqrstuvwxyz23456789")

    /// 60 random bits in letters and digits that are not mistaken for others.
    static func mint() throws(CryptoError) -> String {
        let drawn = try SecureRandom.bytes(12).map { letters[Int($0 & 31)] }
        return stride(from: 0, to: 12, by: 4).map { String(drawn[$0..<$0 + 4]) }.joined(separator: "-")
    }

    /// What the store keeps: whoever reads it cannot show the code.
    static func digest(_ code: String, of account: String) -> [UInt8] {
        SHA256.hash(Array("\(account) \(code.lowercased())".utf8)).bytes
    }
}
