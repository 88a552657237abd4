/// The 32 bytes of a SHA-256, as a value.
public struct Digest: Sendable, Hashable {
    private let words: SIMD4<UInt64>

    /// Takes exactly 32 bytes.
    public init?(_ bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        var words = SIMD4<UInt64>()
        for index in 0..<32 { words[index / 8] = words[index / 8] << 8 | UInt64(bytes[index]) }
        self.words = words
    }

    /// Reads the 64 digits of ``hex``.
    public init?(hex: String) {
        guard let bytes = try? Hex.decode(hex) else { return nil }
        self.init(bytes)
    }

    init(words: SIMD4<UInt64>) { self.words = words }

    /// What stands before the first link of a hash chain.
    public static let zero = Digest(words: .zero)

    public var bytes: [UInt8] {
        unsafe [UInt8](unsafeUninitializedCapacity: 32) { buffer, count in
            for index in 0..<32 {
                unsafe buffer[index] = UInt8(truncatingIfNeeded: words[index / 8] >> UInt64(56 - index % 8 * 8))
            }
            count = 32
        }
    }

    /// 64 lower-case digits.
    public var hex: String { Hex.encode(bytes) }

    /// Compares in a time that does not tell where the two differ; for codes that prove something.
    public func matches(_ other: Digest) -> Bool {
        let difference = words ^ other.words
        return difference[0] | difference[1] | difference[2] | difference[3] == 0
    }
}

extension Digest: CustomStringConvertible {
    public var description: String { hex }
}
