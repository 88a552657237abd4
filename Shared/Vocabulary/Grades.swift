public import Wire

/// A level of education.
public enum Level: String, WireEnum, Comparable {
    case preschool
    case primary
    case lowerSecondary = "lower-secondary"
    case upperSecondary = "upper-secondary"

    public var label: Bilingual {
        switch self {
        case .preschool: Bilingual(en: "Preschool", vi: "Mầm non")
        case .primary: Bilingual(en: "Primary", vi: "Tiểu học")
        case .lowerSecondary: Bilingual(en: "Lower secondary", vi: "Trung học cơ sở")
        case .upperSecondary: Bilingual(en: "Upper secondary", vi: "Trung học phổ thông")
        }
    }
}

/// A grade of general education, or an age group of preschool (TT 52/2020 Đ15).
public enum Grade: String, WireEnum, Comparable {
    /// 3–12, 13–24 and 25–36 months.
    case n1, n2, n3
    /// 3–4, 4–5 and 5–6 years.
    case k1, k2, k3
    case g1 = "1"
    case g2 = "2"
    case g3 = "3"
    case g4 = "4"
    case g5 = "5"
    case g6 = "6"
    case g7 = "7"
    case g8 = "8"
    case g9 = "9"
    case g10 = "10"
    case g11 = "11"
    case g12 = "12"

    public var level: Level {
        switch self {
        case .n1, .n2, .n3, .k1, .k2, .k3: .preschool
        case .g1, .g2, .g3, .g4, .g5: .primary
        case .g6, .g7, .g8, .g9: .lowerSecondary
        case .g10, .g11, .g12: .upperSecondary
        }
    }

    public var label: Bilingual {
        switch self {
        case .n1: Bilingual(en: "Nursery 3–12 months", vi: "Nhóm trẻ 3–12 tháng")
        case .n2: Bilingual(en: "Nursery 13–24 months", vi: "Nhóm trẻ 13–24 tháng")
        case .n3: Bilingual(en: "Nursery 25–36 months", vi: "Nhóm trẻ 25–36 tháng")
        case .k1: Bilingual(en: "Kindergarten 3–4", vi: "Mẫu giáo 3–4 tuổi")
        case .k2: Bilingual(en: "Kindergarten 4–5", vi: "Mẫu giáo 4–5 tuổi")
        case .k3: Bilingual(en: "Kindergarten 5–6", vi: "Mẫu giáo 5–6 tuổi")
        default: Bilingual(en: "Grade \(rawValue)", vi: "Lớp \(rawValue)")
        }
    }

    /// The grade after it; nothing after the last of a level, which is completed and not left by promotion.
    public var next: Grade? {
        let following = place + 1
        guard following < Self.allCases.count, Self.allCases[following].level == level else { return nil }
        return Self.allCases[following]
    }
}

/// A foreign language of the general curriculum (TT 32/2018), by its code of ISO 639-1.
public enum ForeignLanguage: String, WireEnum {
    case english = "en"
    case french = "fr"
    case russian = "ru"
    case chinese = "zh"
    case japanese = "ja"
    case german = "de"
    case korean = "ko"
}

/// Half-day or full-day schooling.
public enum SessionPlan: String, WireEnum { case one, two }
