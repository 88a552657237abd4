public import Wire

/// What a school names itself: `<school>/<code>`, as it stands on the door or on the label.
public protocol SchoolID: TextValue, Comparable {
    associatedtype Code: TextValue
    var school: UnitCode { get }
    var code: Code { get }
    init(school: UnitCode, code: Code)
}

extension SchoolID {
    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let school = UnitCode(String(parts[0])), let code = Code(String(parts[1])) else {
            return nil
        }
        self.init(school: school, code: code)
    }

    public var text: String { "\(school.text)/\(code.text)" }
    public static var sample: Self { Self(school: .sample, code: .sample) }
    public static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

/// A short code that a school gives: letters, digits, dots and dashes.
public protocol HouseCode: TextValue {
    static var longest: Int { get }
    init(unchecked text: String)
}

extension HouseCode {
    public init?(_ text: String) {
        let isSpelt = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "."), UInt8(ascii: "-"):
                true
            default: false
            }
        }
        guard isSpelt, (1...Self.longest).contains(text.utf8.count) else { return nil }
        self.init(unchecked: text)
    }

    static var pattern: String { "[0-9A-Za-z.-]{1,\(longest)}" }
    public static var schema: JSON { ["type": "string", "pattern": .string("^\(pattern)$")] }
}

extension SchoolID where Code: HouseCode {
    public static var schema: JSON { ["type": "string", "pattern": .string("^[0-9A-Z]{20}/\(Code.pattern)$")] }
}
