public import Wire

/// Text people write, bounded, composed (NFC), without control characters or blanks at its ends.
///
/// Characters that turn the direction of writing are refused too: with them a name can show as another.
public protocol WrittenText: TextValue {
    static var lengths: ClosedRange<Int> { get }
    init(unchecked text: String)
}

extension WrittenText {
    public init?(_ text: String) {
        let composed = Vietnamese.composed(text)
        let scalars = composed.unicodeScalars
        guard Self.lengths.contains(scalars.count), scalars.allSatisfy(isWritten),
            let first = scalars.first, let last = scalars.last, !isBlank(first), !isBlank(last)
        else { return nil }
        self.init(unchecked: composed)
    }

    public static var schema: JSON {
        [
            "type": "string", "minLength": .integer(Int64(lengths.lowerBound)),
            "maxLength": .integer(Int64(lengths.upperBound)), "pattern": "^\\S(.*\\S)?$",
        ]
    }
    public static var complaint: Bilingual {
        Bilingual(
            en: "must have \(lengths.lowerBound) to \(lengths.upperBound) characters, no line breaks or control "
                + "characters, and no blank at either end",
            vi: "phải có \(lengths.lowerBound) đến \(lengths.upperBound) kí tự, không xuống dòng, không có kí tự "
                + "điều khiển, không có khoảng trắng ở đầu hoặc cuối")
    }
}

/// Whether people write it: no control character, no break of a line, nothing that turns the direction of writing.
private func isWritten(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069: false
    default: true
    }
}

private func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII ? scalar == " " : scalar.properties.isWhitespace
}

/// A person's full name, family name first.
public struct PersonName: WrittenText {
    public static let lengths = 2...100
    public static let sample = PersonName(unchecked: "Nguyễn Thị An")
    public let text: String
    public init(unchecked text: String) { self.text = text }
}

/// A title, a name of a thing, a label.
public struct ShortText: WrittenText {
    public static let lengths = 1...200
    public static let sample = ShortText(unchecked: "Trường THCS Hoa Mai")
    public let text: String
    public init(unchecked text: String) { self.text = text }
}

/// An address, a reason, a remark.
public struct LongText: WrittenText {
    public static let lengths = 1...1000
    public static let sample = LongText(unchecked: "Thôn 3, xã Hoa Mai")
    public let text: String
    public init(unchecked text: String) { self.text = text }
}

/// A telephone number: digits, with an optional leading plus.
public struct Phone: TextValue {
    public let text: String

    public init?(_ text: String) {
        let digits = text.utf8.first == UInt8(ascii: "+") ? text.utf8.dropFirst() : text.utf8[...]
        guard (8...15).contains(digits.count), digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
        self.text = text
    }

    private init(unchecked text: String) { self.text = text }
    public static let schema: JSON = ["type": "string", "pattern": "^\\+?[0-9]{8,15}$"]
    public static let sample = Phone(unchecked: "0900000000")
    public static let complaint = Bilingual(
        en: "must be a telephone number of 8 to 15 digits", vi: "phải là số điện thoại gồm 8 đến 15 chữ số")
}

/// The name an account signs in with.
public struct UserName: TextValue, Comparable {
    public let text: String

    public init?(_ text: String) {
        guard (3...40).contains(text.utf8.count), let first = text.utf8.first, (97...122).contains(first),
            text.utf8.allSatisfy({
                (97...122).contains($0) || (48...57).contains($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-")
            })
        else { return nil }
        self.text = text
    }

    private init(unchecked text: String) { self.text = text }
    public static let schema: JSON = ["type": "string", "pattern": "^[a-z][a-z0-9.-]{2,39}$"]
    public static let sample = UserName(unchecked: "admin")
    public static let complaint = Bilingual(
        en: "must be a user name of 3 to 40 small letters, digits, dots or dashes, beginning with a letter",
        vi: "phải là tên đăng nhập gồm 3 đến 40 chữ thường, chữ số, dấu chấm hoặc gạch nối, bắt đầu bằng chữ")
    public static func < (left: UserName, right: UserName) -> Bool { left.text < right.text }
}

/// A password on its way to be hashed: composed, so that every keyboard gives the same bytes; it never prints itself.
public struct Password: TextValue, CustomReflectable {
    public let text: String

    public init?(_ text: String) {
        let composed = Vietnamese.composed(text)
        guard (8...200).contains(composed.unicodeScalars.count) else { return nil }
        self.text = composed
    }

    private init(unchecked text: String) { self.text = text }
    public var description: String { "(password)" }
    /// What holds a password is printed by its mirror, which would show the text.
    public var customMirror: Mirror { Mirror(self, children: []) }
    public static let schema: JSON = ["type": "string", "minLength": 8, "maxLength": 200, "format": "password"]
    public static let sample = Password(unchecked: "mat-khau-mau")
    public static let complaint = Bilingual(
        en: "must be a password of 8 to 200 characters", vi: "phải là mật khẩu từ 8 đến 200 kí tự")
}
