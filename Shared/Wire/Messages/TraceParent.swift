/// The W3C trace context of a message: `00-<32 hex>-<16 hex>-<2 hex>`.
public struct TraceParent: TextValue {
    public let text: String

    public init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == [2, 32, 16, 2], parts[0] != "ff",
            parts.allSatisfy({ $0.utf8.allSatisfy { Hex.digits.contains($0) } }),
            parts[1].contains(where: { $0 != "0" }), parts[2].contains(where: { $0 != "0" })
        else { return nil }
        self.text = text
    }

    public static var schema: JSON {
        ["type": "string", "pattern": "^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"]
    }
    public static let sample = TraceParent(trusted: "00-00000000000000000000000000000001-0000000000000001-00")
    public static var complaint: Bilingual {
        Bilingual(en: "must be a W3C traceparent", vi: "phải là traceparent theo chuẩn W3C")
    }

    private init(trusted text: String) { self.text = text }
}
