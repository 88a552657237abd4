import CCrypto

/// SHA-256 (FIPS 180-4), at once or in pieces.
///
/// The pieces come in two kinds. `update` adds bytes as they are, so the borders between pieces leave no trace;
/// `update(field:)` writes the length first, so that no two lists of fields share a hash. A hash chain uses fields.
@safe public struct SHA256: ~Copyable {
    private var context = SHA256_CTX()

    public init() { unsafe ccrypto_sha256_begin(&context) }

    public static func hash(_ bytes: [UInt8]) -> Digest {
        var hasher = SHA256()
        hasher.update(bytes)
        return hasher.finalize()
    }

    public static func hash(_ text: String) -> Digest {
        var hasher = SHA256()
        hasher.update(text)
        return hasher.finalize()
    }

    public mutating func update(_ bytes: [UInt8]) {
        unsafe bytes.span.withUnsafeBytes { unsafe ccrypto_sha256_add(&context, $0.baseAddress, $0.count) }
    }

    /// Adds the UTF-8 of `text`.
    public mutating func update(_ text: String) {
        unsafe text.utf8.span.withUnsafeBytes { unsafe ccrypto_sha256_add(&context, $0.baseAddress, $0.count) }
    }

    /// Adds the length in eight big-endian bytes, then the bytes.
    public mutating func update(field bytes: [UInt8]) {
        update(bigEndian: UInt64(bytes.count))
        update(bytes)
    }

    public mutating func update(field text: String) {
        update(bigEndian: UInt64(text.utf8.count))
        update(text)
    }

    /// Adds a number as a field of eight big-endian bytes.
    public mutating func update(field number: UInt64) {
        update(bigEndian: 8)
        update(bigEndian: number)
    }

    /// Adds another hash as a field: the link of a chain.
    public mutating func update(field digest: Digest) { update(field: digest.bytes) }

    public consuming func finalize() -> Digest {
        var words = SIMD4<UInt64>()
        unsafe withUnsafeMutableBytes(of: &words) {
            guard let start = unsafe $0.bindMemory(to: UInt8.self).baseAddress else { return }
            unsafe ccrypto_sha256_end(&context, start)
        }
        return Digest(
            words: SIMD4(words[0].bigEndian, words[1].bigEndian, words[2].bigEndian, words[3].bigEndian))
    }

    private mutating func update(bigEndian number: UInt64) {
        var number = number.bigEndian
        unsafe withUnsafeBytes(of: &number) { unsafe ccrypto_sha256_add(&context, $0.baseAddress, $0.count) }
    }
}
