public import Wire

/// Who gave out a code that a pupil is known by, beside the key of the record; each has a form of its own.
///
/// The eight-digit codes of schools are no pupil's and are not among them.
public enum IdentifierScheme: String, WireEnum {
    /// The 20-character key of the department's database, opaque (QĐ 513/2024 Đ6.5).
    case hcm20 = "HCM20"
    /// The Ministry's ten digits.
    case moet10 = "MOET10"
    /// The personal number of a citizen.
    case pin12 = "PIN12"
    /// The lifelong learning record (NĐ 88/2026 Đ9).
    case lifelong = "LIFELONG"
    /// A number that the school itself gives, such as that of its register; unique in that school.
    case local = "LOCAL"
}

/// A code as it stands on paper, whatever its scheme makes of it.
public struct IdentifierValue: TextValue, Comparable {
    public let text: String

    public init?(_ text: String) {
        let isPlain = text.utf8.allSatisfy { byte in
            switch byte {
            case 48...57, 65...90, 97...122, UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "/"): true
            default: false
            }
        }
        guard isPlain, (1...40).contains(text.utf8.count) else { return nil }
        self.text = text
    }

    private init(unchecked text: String) { self.text = text }
    public static let schema: JSON = ["type": "string", "pattern": "^[0-9A-Za-z./-]{1,40}$"]
    public static let sample = IdentifierValue(unchecked: "079315000001")
    public static let complaint = Bilingual(
        en: "must be a code of 1 to 40 letters, digits, dots, dashes or strokes, without blanks",
        vi: "phải là mã gồm 1 đến 40 chữ cái, chữ số, dấu chấm, gạch nối hoặc gạch chéo, không có khoảng trắng")
    public static func < (left: IdentifierValue, right: IdentifierValue) -> Bool { left.text < right.text }
}
