import Vocabulary
import Wire

/// What values are called on a form.
enum Labels {
    static let total = Bilingual(en: "Total", vi: "Tổng số")
    static let installation = Bilingual(en: "All units", vi: "Tất cả đơn vị")

    static func label(of value: String, by breakdown: Breakdown) -> Bilingual {
        let known: Bilingual? =
            switch breakdown {
            case .level: Level(rawValue: value)?.label
            case .grade: Grade(rawValue: value)?.label
            case .position: Position(rawValue: value)?.label
            case .qualification: Qualification(rawValue: value)?.label
            case .learning: LearningLevel(rawValue: value)?.label
            case .purpose: RoomPurpose(rawValue: value)?.label
            case .building: BuildingGrade(rawValue: value)?.label
            case .growth: growth.first { $0.key == value }?.value
            default: words[breakdown]?[value]
            }
        if value == Breakdown.unknown { return Bilingual(en: "Not known", vi: "Chưa rõ") }
        return known ?? Bilingual(en: value, vi: value)
    }

    /// Classes of growth, gravest first within each kind (TTLT 13/2016; WHO 2006, 2007).
    static let growth: KeyValuePairs<String, Bilingual> = [
        "severely-underweight": Bilingual(en: "Severely underweight", vi: "Nhẹ cân, mức độ nặng"),
        "underweight": Bilingual(en: "Underweight", vi: "Nhẹ cân, mức độ vừa"),
        "severely-stunted": Bilingual(en: "Severely stunted", vi: "Thấp còi, mức độ nặng"),
        "stunted": Bilingual(en: "Stunted", vi: "Thấp còi, mức độ vừa"),
        "severely-wasted": Bilingual(en: "Severely wasted", vi: "Gầy còm, mức độ nặng"),
        "wasted": Bilingual(en: "Wasted", vi: "Gầy còm, mức độ vừa"),
        "severely-thin": Bilingual(en: "Severely thin", vi: "Gầy nặng"),
        "thin": Bilingual(en: "Thin", vi: "Gầy"),
        "at-risk-of-overweight": Bilingual(en: "At risk of overweight", vi: "Nguy cơ thừa cân"),
        "overweight": Bilingual(en: "Overweight", vi: "Thừa cân"),
        "obese": Bilingual(en: "Obese", vi: "Béo phì"),
        "normal": Bilingual(en: "Normal", vi: "Bình thường"),
        "none": Bilingual(en: "Nothing to note", vi: "Không có gì bất thường"),
    ]

    private static let words: [Breakdown: [String: Bilingual]] = [
        .sex: ["male": Bilingual(en: "Male", vi: "Nam"), "female": Bilingual(en: "Female", vi: "Nữ")],
        .minority: [
            "yes": Bilingual(en: "Ethnic minority", vi: "Dân tộc thiểu số"), "no": Bilingual(en: "Others", vi: "Khác"),
        ],
        .disabled: [
            "yes": Bilingual(en: "With a disability", vi: "Khuyết tật"),
            "no": Bilingual(en: "Without", vi: "Không khuyết tật"),
        ],
        .disability: [
            "motor": Bilingual(en: "Motor", vi: "Vận động"),
            "hearing-speech": Bilingual(en: "Hearing, speech", vi: "Nghe, nói"),
            "visual": Bilingual(en: "Visual", vi: "Nhìn"),
            "mental": Bilingual(en: "Mental", vi: "Thần kinh, tâm thần"),
            "intellectual": Bilingual(en: "Intellectual", vi: "Trí tuệ"), "other": Bilingual(en: "Other", vi: "Khác"),
        ],
        .contract: [
            "permanent": Bilingual(en: "Permanent", vi: "Không xác định thời hạn"),
            "fixed-term": Bilingual(en: "Fixed term", vi: "Xác định thời hạn"),
            "seasonal": Bilingual(en: "Seasonal", vi: "Thời vụ"),
            "decree-111": Bilingual(en: "Decree 111", vi: "Nghị định 111"),
        ],
        .ownership: [
            "public": Bilingual(en: "Public", vi: "Công lập"), "private": Bilingual(en: "Private", vi: "Tư thục"),
            "people-founded": Bilingual(en: "People-founded", vi: "Dân lập"),
        ],
        .term: [
            "semester-1": Bilingual(en: "Semester I", vi: "Học kì I"),
            "semester-2": Bilingual(en: "Semester II", vi: "Học kì II"), "year": Bilingual(en: "Year", vi: "Cả năm"),
        ],
    ]
}
