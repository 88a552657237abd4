public import Wire

/// A group of a school's staff, such as a specialist group (tổ chuyên môn): `<school>/<group code>`.
public struct GroupID: SchoolID {
    public let school: UnitCode
    public let code: GroupCode

    public init(school: UnitCode, code: GroupCode) {
        self.school = school
        self.code = code
    }

    public static var complaint: Bilingual {
        Bilingual(
            en: "must name a group of staff as school/group code, for example 79764000010000000006/TOAN-TIN",
            vi: "phải ghi tổ theo mẫu mã trường/mã tổ, ví dụ 79764000010000000006/TOAN-TIN")
    }
}

/// What a school calls a group of its staff for short: `TOAN-TIN`, `MAM`.
public struct GroupCode: HouseCode {
    public static let longest = 16
    public let text: String
    public init(unchecked text: String) { self.text = text }

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
