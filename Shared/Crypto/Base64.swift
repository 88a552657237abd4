/// Base 64 with padding (RFC 4648 §4).
public enum Base64 {
    static let alphabet = Alphabet("+", "/", isPadded: true, name: "base64")

    public static func encode(_ bytes: [UInt8]) -> String { alphabet.encode(bytes) }
    public static func decode(_ text: String) throws(CryptoError) -> [UInt8] { try alphabet.decode(text) }
}

/// Base 64 for addresses and tokens, without padding (RFC 4648 §5, RFC 7515 §2).
public enum Base64URL {
    static let alphabet = Alphabet("-", "_", isPadded: false, name: "base64url")

    public static func encode(_ bytes: [UInt8]) -> String { alphabet.encode(bytes) }
    public static func decode(_ text: String) throws(CryptoError) -> [UInt8] { try alphabet.decode(text) }
}

/// One way of writing six bits as a letter.
///
/// Decoding is strict: every byte string has exactly one text, so a token cannot be altered and still read the same
/// (RFC 4648 §3.5 calls the bits that must be zero here "canonical encoding").
struct Alphabet: Sendable {
    private let letters: [UInt8]
    private let values: [UInt8]
    private let isPadded: Bool
    private let name: String

    private static let none: UInt8 = 255
    private static let padding: UInt8 = 0x3d

    init(_ sixtyTwo: Character, _ sixtyThree: Character, isPadded: Bool, name: String) {
        let common = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
        letters = Array((common + String([sixtyTwo, sixtyThree])).utf8)
        var values = [UInt8](repeating: Self.none, count: 256)
        for (value, letter) in letters.enumerated() { values[Int(letter)] = UInt8(value) }
        self.values = values
        self.isPadded = isPadded
        self.name = name
    }

    func encode(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        var bits: UInt32 = 0
        var width = 0
        for byte in bytes {
            bits = bits << 8 | UInt32(byte)
            width += 8
            while width >= 6 {
                width -= 6
                text.append(letters[Int(bits >> UInt32(width) & 63)])
            }
        }
        if width > 0 { text.append(letters[Int(bits << UInt32(6 - width) & 63)]) }
        while isPadded, text.count % 4 != 0 { text.append(Self.padding) }
        return String(decoding: text, as: UTF8.self)
    }

    func decode(_ text: String) throws(CryptoError) -> [UInt8] {
        var letters = Array(text.utf8)[...]
        if isPadded {
            guard letters.count % 4 == 0 else { throw .notEncoded(as: name) }
            for _ in 0..<2 where letters.last == Self.padding { letters.removeLast() }
        }
        guard letters.count % 4 != 1 else { throw .notEncoded(as: name) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(letters.count * 3 / 4)
        var bits: UInt32 = 0
        var width = 0
        for letter in letters {
            let value = values[Int(letter)]
            guard value != Self.none else { throw .notEncoded(as: name) }
            bits = bits << 6 | UInt32(value)
            width += 6
            if width >= 8 {
                width -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(width)))
            }
        }
        guard bits & (1 << UInt32(width) - 1) == 0 else { throw .notEncoded(as: name) }
        return bytes
    }
}
