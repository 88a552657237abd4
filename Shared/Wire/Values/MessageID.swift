/// A UUID of RFC 9562: version 7 when we make it, any version when others do.
///
/// Ordered as its bytes are, which for version 7 is the order of time.
public struct MessageID: TextValue, Comparable {
    let high: UInt64
    let low: UInt64

    /// The 16 bytes, most significant first.
    public init?(bytes: [UInt8]) {
        guard bytes.count == 16 else { return nil }
        self.init(padding: bytes)
    }

    public var bytes: [UInt8] {
        (0..<16).map { UInt8(truncatingIfNeeded: ($0 < 8 ? high : low) >> UInt64(56 - 8 * ($0 % 8))) }
    }

    /// A version 7 id of that time, in milliseconds since 1970, and 74 bits of the generator.
    public static func make(now: Int64, using generator: inout some RandomNumberGenerator) -> MessageID {
        MessageID(
            milliseconds: UInt64(clamping: now), a: UInt16(truncatingIfNeeded: generator.next() as UInt64),
            b: generator.next())
    }

    /// The same id for the same digest, always (version 8): an import repeated is an import recognised.
    ///
    /// Takes the first 16 bytes; bytes that are missing count as zero.
    public static func derived(from digest: [UInt8]) -> MessageID {
        let raw = MessageID(padding: digest)
        return MessageID(high: raw.high & ~0xF000 | 0x8000, low: raw.low & ~0 >> 2 | 1 << 63)
    }

    init(milliseconds: UInt64, a: UInt16, b: UInt64) {
        self.init(high: milliseconds << 16 | 0x7000 | UInt64(a & 0x0FFF), low: b & ~0 >> 2 | 1 << 63)
    }

    private init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    private init(padding bytes: [UInt8]) {
        var words: (UInt64, UInt64) = (0, 0)
        for index in 0..<8 {
            words.0 = words.0 << 8 | UInt64(index < bytes.count ? bytes[index] : 0)
            words.1 = words.1 << 8 | UInt64(index + 8 < bytes.count ? bytes[index + 8] : 0)
        }
        self.init(high: words.0, low: words.1)
    }

    /// Reads 36 characters, hyphens in their places, digits in either case.
    public init?(_ text: String) {
        let digits = text.utf8.span
        guard digits.count == 36 else { return nil }
        var words: (UInt64, UInt64) = (0, 0)
        for index in digits.indices {
            let byte = digits[index]
            if index == 8 || index == 13 || index == 18 || index == 23 {
                guard byte == UInt8(ascii: "-") else { return nil }
                continue
            }
            guard let digit = Hex.digit(byte) else { return nil }
            if index < 18 {
                words.0 = words.0 << 4 | UInt64(digit)
            } else {
                words.1 = words.1 << 4 | UInt64(digit)
            }
        }
        self.init(high: words.0, low: words.1)
    }

    public var text: String {
        var out: [UInt8] = []
        out.reserveCapacity(36)
        for index in 0..<32 {
            if index == 8 || index == 12 || index == 16 || index == 20 { out.append(UInt8(ascii: "-")) }
            let word = index < 16 ? high : low
            out.append(Hex.digits[Int(word >> UInt64(60 - 4 * (index % 16)) & 15)])
        }
        return String(decoding: out, as: UTF8.self)
    }

    public var version: Int { Int(high >> 12 & 15) }

    /// When a version 7 id was made; `nil` for the other versions.
    public var milliseconds: Int64? { version == 7 ? Int64(high >> 16) : nil }

    public static func < (a: MessageID, b: MessageID) -> Bool { (a.high, a.low) < (b.high, b.low) }

    public static var schema: JSON { ["type": "string", "format": "uuid"] }
    public static var sample: MessageID { MessageID(milliseconds: 1_757_032_200_000, a: 0, b: 1) }
    public static var complaint: Bilingual {
        Bilingual(en: "must be a UUID", vi: "phải là một UUID")
    }
}
