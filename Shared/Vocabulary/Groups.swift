public import Wire

/// A group of a school's staff, such as a specialist group (tổ chuyên môn): `<school>/<group code>`.
public struct GroupID: TextValue, Comparable {
    public let school: UnitCode
    public let code: GroupCode

    public init(school: UnitCode, code: GroupCode) {
        self.school = school
        self.code = code
    }

    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let school = UnitCode(String(parts[0])), let code = GroupCode(String(parts[1])) else {
            return nil
        }
        self.init(school: school, code: code)
    }

    public var text: String { "\(school.text)/\(code.text)" }

    public static var schema: JSON { ["type": "string", "pattern": "^[0-9A-Z]{20}/[0-9A-Za-z.-]{1,16}$"] }
    public static var sample: GroupID { GroupID(school: .sample, code: .sample) }
    public static var complaint: Bilingual {
        Bilingual(
            en: "must name a group of staff as school/group code, for example 79764000010000000006/TOAN-TIN",
            vi: "phải ghi tổ theo mẫu mã trường/mã tổ, ví dụ 79764000010000000006/TOAN-TIN")
    }
    public static func < (left: GroupID, right: GroupID) -> Bool { left.text < right.text }
}

/// What a school calls a group of its staff for short: `TOAN-TIN`, `MAM`.
public struct GroupCode: TextValue {
    public let text: String

    public init?(_ text: String) {
        // The letters of a class's code.
        guard ClassCode(text) != nil else { return nil }
        self.text = text
    }

    private init(unchecked text: String) { self.text = text }

    public static let schema: JSON = ClassCode.schema
    public static let sample = GroupCode(unchecked: "TOAN-TIN")
    public static let complaint = Bilingual(
        en: "must be a group's code of 1 to 16 letters, digits, dots or dashes",
        vi: "phải là mã tổ gồm 1 đến 16 chữ cái, chữ số, dấu chấm hoặc gạch nối")
}

/// One appointment of a staff member to a group.
public struct AppointmentID: YearlyID {
    public let owner: MemberCode
    public let year: SchoolYear
    public let number: Int
    public init(owner: MemberCode, year: SchoolYear, number: Int) {
        self.owner = owner
        self.year = year
        self.number = number
    }
}

/// What a member is in a group: its head (tổ trưởng), or one of it.
public enum GroupPlace: String, WireEnum { case head, member }
