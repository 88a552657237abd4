public import Wire

/// What a unit of the education sector is.
public enum UnitKind: String, WireEnum {
    case ministry, department
    /// Phòng GD&ĐT, until 30/6/2025.
    case districtOffice = "district-office"
    /// Phòng VH-XH of a commune, since 1/7/2025.
    case communeOffice = "commune-office"
    case cluster, school

    public var label: Bilingual {
        switch self {
        case .ministry: Bilingual(en: "ministry", vi: "bộ")
        case .department: Bilingual(en: "department", vi: "sở")
        case .districtOffice: Bilingual(en: "district office", vi: "phòng cấp huyện")
        case .communeOffice: Bilingual(en: "commune office", vi: "phòng cấp xã")
        case .cluster: Bilingual(en: "cluster", vi: "cụm")
        case .school: Bilingual(en: "school", vi: "trường")
        }
    }
}

/// Who owns a school.
public enum Ownership: String, WireEnum {
    case `public`
    case `private`
    case peopleFounded = "people-founded"
}

/// A region with conditions of its own.
public enum Region: String, WireEnum {
    case difficult
    case veryDifficult = "very-difficult"
    case border, island
}

/// The national standard that a school has been recognised at.
public enum NationalStandard: Int, WireNumber {
    case first = 1
    case second = 2

    public static let complaint = Bilingual(
        en: "must be national standard level 1 or 2", vi: "phải là chuẩn quốc gia mức độ 1 hoặc 2")
}

/// The level that a school's quality has been accredited at.
public enum Accreditation: Int, WireNumber {
    case first = 1
    case second, third, fourth

    public static let complaint = Bilingual(
        en: "must be accreditation level 1, 2, 3 or 4", vi: "phải là cấp độ kiểm định 1, 2, 3 hoặc 4")
}

/// Whether children stay at school beyond their lessons.
public enum Boarding: String, WireEnum {
    case notAtAll = "none"
    /// Bán trú.
    case day
    /// Nội trú.
    case full
}
