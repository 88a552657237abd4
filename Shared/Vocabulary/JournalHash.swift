public import Wire

/// A SHA-256 hash as 64 hexadecimal digits.
public struct JournalHash: TextValue {
    public let text: String

    public init?(_ text: String) {
        guard text.utf8.count == 64, let bytes = Hex.bytes(text), Hex.text(bytes) == text else { return nil }
        self.text = text
    }

    /// Nothing for what is not 32 bytes.
    public init?(bytes: [UInt8]) { self.init(Hex.text(bytes)) }

    public var bytes: [UInt8] { Hex.bytes(text) ?? [] }

    public static var schema: JSON { ["type": "string", "pattern": "^[0-9a-f]{64}$"] }
    public static let sample = JournalHash(unchecked: String(repeating: "0", count: 64))
    public static var complaint: Bilingual {
        Bilingual(en: "must be 64 hexadecimal digits", vi: "phải gồm 64 chữ số hệ 16 (viết thường)")
    }

    private init(unchecked text: String) { self.text = text }
}
