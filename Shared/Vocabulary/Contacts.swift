public import Wire

/// An address for electronic mail, such as a school publishes.
public struct EmailAddress: TextValue {
    public let text: String

    public init?(_ text: String) {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard text.utf8.count <= 120, parts.count == 2, (1...64).contains(parts[0].utf8.count),
            parts[0].utf8.allSatisfy({ isPlain($0) || "_%+".utf8.contains($0) }), isHost(parts[1])
        else { return nil }
        self.text = text
    }

    private init(unchecked text: String) { self.text = text }
    public static let schema: JSON = [
        "type": "string", "maxLength": 120, "pattern": "^[0-9A-Za-z._%+-]{1,64}@([0-9A-Za-z-]+\\.)+[0-9A-Za-z-]+$",
    ]
    public static let sample = EmailAddress(unchecked: "vanphong@hoamai.edu.vn")
    public static let complaint = Bilingual(
        en: "must be an electronic address such as office@school.edu.vn",
        vi: "phải là địa chỉ thư điện tử, ví dụ vanphong@truong.edu.vn")
}

/// The address of a web site, without a way of entering it.
public struct WebAddress: TextValue {
    public let text: String

    public init?(_ text: String) {
        let schemes = ["https://", "http://"]
        guard text.utf8.count <= 200, let scheme = schemes.first(where: text.hasPrefix) else { return nil }
        let parts = text.dropFirst(scheme.count).split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard isHost(parts[0]),
            parts.dropFirst().allSatisfy({ $0.utf8.allSatisfy { isPlain($0) || "_~/".utf8.contains($0) } })
        else { return nil }
        self.text = text
    }

    private init(unchecked text: String) { self.text = text }
    public static let schema: JSON = [
        "type": "string", "maxLength": 200,
        "pattern": "^https?://([0-9A-Za-z-]+\\.)+[0-9A-Za-z-]+(/[0-9A-Za-z._~/-]*)?$",
    ]
    public static let sample = WebAddress(unchecked: "https://hoamai.edu.vn")
    public static let complaint = Bilingual(
        en: "must be the address of a web site such as https://school.edu.vn",
        vi: "phải là địa chỉ trang thông tin điện tử, ví dụ https://truong.edu.vn")
}

/// Letters, digits, dots and dashes.
private func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 48...57, 65...90, 97...122, UInt8(ascii: "."), UInt8(ascii: "-"): true
    default: false
    }
}

/// Two words or more with dots between: a name that may be looked up from anywhere.
private func isHost(_ text: Substring) -> Bool {
    let words = text.split(separator: ".", omittingEmptySubsequences: false)
    return words.count >= 2 && words.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(isPlain) }
}
