import CCrypto

/// Random bytes fit for keys, salts and tokens.
public enum SecureRandom {
    /// Gives `count` bytes; none for a count below 1.
    public static func bytes(_ count: Int) throws(CryptoError) -> [UInt8] {
        guard count > 0 else { return [] }
        guard let size = Int32(exactly: count) else { throw .noRandomness }
        var bytes = [UInt8](repeating: 0, count: count)
        guard unsafe RAND_bytes(&bytes, size) == 1 else { throw .noRandomness }
        return bytes
    }
}

/// Compares in a time that depends on the lengths alone, not on where the two differ.
public func constantTimeEquals(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    guard one.count == other.count else { return false }
    return unsafe CRYPTO_memcmp(one, other, one.count) == 0
}
