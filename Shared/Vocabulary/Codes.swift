public import Wire

/// An immutable key of 20 digits or capital letters: never parsed, never reused, never changed (QĐ 513/2024 Đ6).
///
/// We mint `province(2) district(3) unit(8) sequence(6) check(1)`; a code made elsewhere is opaque text of
/// the same alphabet.
public protocol KeyCode: TextValue, Comparable {
    /// Takes text already known to be a key.
    init(unchecked text: String)
}

extension KeyCode {
    public init?(_ text: String) {
        guard text.utf8.count == 20, text.utf8.allSatisfy(CodeCheck.isDigitOrCapital) else { return nil }
        self.init(unchecked: text)
    }

    public static var schema: JSON { ["type": "string", "pattern": "^[0-9A-Z]{20}$"] }
    public static var sample: Self { Self(unchecked: "79764000010000000006") }
    public static var complaint: Bilingual {
        Bilingual(
            en: "must be a code of 20 digits or capital letters", vi: "phải là mã gồm 20 chữ số hoặc chữ in hoa")
    }
    public static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

/// The code of a school or an office.
public struct UnitCode: KeyCode {
    public let text: String
    public init(unchecked text: String) { self.text = text }

    /// Above every other: the installation itself.
    public static let root = UnitCode(unchecked: String(repeating: "0", count: 20))
}

/// The code of a child's record, for life.
public struct PupilCode: KeyCode {
    public let text: String
    public init(unchecked text: String) { self.text = text }
}

/// The code of a staff member's record.
public struct MemberCode: KeyCode {
    public let text: String
    public init(unchecked text: String) { self.text = text }
}

/// Makes and checks the keys that we mint ourselves.
public enum CodeCheck {
    /// The key for the `sequence`-th record of a unit; `nil` once a unit has used its million.
    public static func mint(under unit: UnitCode, sequence: Int) -> String? {
        guard (1..<1_000_000).contains(sequence) else { return nil }
        let digits = String(sequence)
        let body = unit.text.prefix(13) + String(repeating: "0", count: 6 - digits.count) + digits
        return check(of: String(body)).map { body + $0 }
    }

    /// The check character of a 19-character body: Luhn modulo 36 over `0–9A–Z`.
    ///
    /// It catches every single wrong character and every exchange of two neighbours but that of `0` and `Z`.
    public static func check(of body: String) -> String? {
        var sum = 0
        var factor = 2
        for byte in body.utf8.reversed() {
            guard let value = value(of: byte) else { return nil }
            let product = value * factor
            sum += product / 36 + product % 36
            factor = 3 - factor
        }
        let digit = (36 - sum % 36) % 36
        return String(UnicodeScalar(UInt8(digit < 10 ? 48 + digit : 55 + digit)))
    }

    /// Whether a 20-character code carries the check character that we would have given it.
    public static func isMinted(_ code: String) -> Bool {
        code.utf8.count == 20 && check(of: String(code.dropLast())) == String(code.suffix(1))
    }

    static func isDigitOrCapital(_ byte: UInt8) -> Bool { value(of: byte) != nil }

    private static func value(of byte: UInt8) -> Int? {
        switch byte {
        case 48...57: Int(byte) - 48
        case 65...90: Int(byte) - 55
        default: nil
        }
    }
}
