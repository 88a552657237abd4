public import Wire

/// What primary school assesses besides subjects (TT 27/2020 Đ5): five qualities (phẩm chất chủ yếu), three general
/// competences (năng lực chung) and seven specific ones (năng lực đặc thù), in the order of the forms.
public enum CompetenceArea: String, WireEnum, CodingKey {
    case patriotism, compassion, diligence, honesty, responsibility
    case autonomy, communication, creativity
    case language, numeracy, science, technology, informatics, aesthetics, physical

    public var label: Bilingual {
        switch self {
        case .patriotism: Bilingual(en: "Patriotism", vi: "Yêu nước")
        case .compassion: Bilingual(en: "Compassion", vi: "Nhân ái")
        case .diligence: Bilingual(en: "Diligence", vi: "Chăm chỉ")
        case .honesty: Bilingual(en: "Honesty", vi: "Trung thực")
        case .responsibility: Bilingual(en: "Responsibility", vi: "Trách nhiệm")
        case .autonomy: Bilingual(en: "Autonomy and self-study", vi: "Tự chủ và tự học")
        case .communication: Bilingual(en: "Communication and cooperation", vi: "Giao tiếp và hợp tác")
        case .creativity: Bilingual(en: "Problem solving and creativity", vi: "Giải quyết vấn đề và sáng tạo")
        case .language: Bilingual(en: "Language", vi: "Ngôn ngữ")
        case .numeracy: Bilingual(en: "Calculation", vi: "Tính toán")
        case .science: Bilingual(en: "Science", vi: "Khoa học")
        case .technology: Bilingual(en: "Technology", vi: "Công nghệ")
        case .informatics: Bilingual(en: "Informatics", vi: "Tin học")
        case .aesthetics: Bilingual(en: "Aesthetics", vi: "Thẩm mĩ")
        case .physical: Bilingual(en: "Physical education", vi: "Thể chất")
        }
    }

    /// Whether a grade must be assessed in it: technology and informatics are taught from grade 3 on (TT 32/2018).
    public func isDue(in grade: Grade) -> Bool {
        switch self {
        case .technology, .informatics: grade >= .g3
        default: true
        }
    }
}

/// How far a quality or a competence has come (TT 27/2020 Đ7); a form has one letter for it.
public enum CompetenceLevel: WireValue, CaseIterable {
    /// Tốt.
    case good
    /// Đạt.
    case passed
    /// Cần cố gắng.
    case needsEffort

    public init?(json: JSON) {
        switch json {
        case "T": self = .good
        // Any keyboard has the first, and any form the second.
        case "D", "Đ": self = .passed
        case "C": self = .needsEffort
        default: return nil
        }
    }

    public var json: JSON {
        switch self {
        case .good: "T"
        case .passed: "D"
        case .needsEffort: "C"
        }
    }

    public static let schema: JSON = ["enum": ["T", "D", "Đ", "C"]]
    public static let sample = CompetenceLevel.good
    public static let complaint = Bilingual(
        en: "must be T (good), D (passed) or C (needs effort)", vi: "phải là T (tốt), Đ (đạt) hoặc C (cần cố gắng)")
}

/// When primary school assesses: four times a year (TT 27/2020 Đ7).
public enum AssessmentMoment: String, WireEnum, Comparable {
    case midFirstSemester = "mid-semester-1"
    case endFirstSemester = "end-semester-1"
    case midSecondSemester = "mid-semester-2"
    case yearEnd = "year-end"

    public var label: Bilingual {
        switch self {
        case .midFirstSemester: Bilingual(en: "middle of semester I", vi: "giữa học kì I")
        case .endFirstSemester: Bilingual(en: "end of semester I", vi: "cuối học kì I")
        case .midSecondSemester: Bilingual(en: "middle of semester II", vi: "giữa học kì II")
        case .yearEnd: Bilingual(en: "end of the year", vi: "cuối năm học")
        }
    }
}

/// What stands of one pupil at one moment: a level for each area that has one, and never two.
public struct CompetenceLevels: Codable, Sendable, Hashable {
    private var levels: [CompetenceArea: CompetenceLevel] = [:]

    public init() {}

    /// The same level everywhere.
    public init(all level: CompetenceLevel) { for area in CompetenceArea.allCases { levels[area] = level } }

    public subscript(area: CompetenceArea) -> CompetenceLevel? {
        get { levels[area] }
        set { levels[area] = newValue }
    }

    /// What has a level, in the order of the forms.
    public var areas: [CompetenceArea] { CompetenceArea.allCases.filter { levels[$0] != nil } }

    /// What a class of these grades must still be assessed in; of a mixed one, what its lowest grade is taught.
    public func missing(in grades: [Grade]) -> [CompetenceArea] {
        CompetenceArea.allCases.filter { area in levels[area] == nil && grades.allSatisfy(area.isDue) }
    }

    public init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: CompetenceArea.self)
        for area in CompetenceArea.allCases {
            levels[area] = try members.decodeIfPresent(CompetenceLevel.self, forKey: area)
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var members = encoder.container(keyedBy: CompetenceArea.self)
        for area in CompetenceArea.allCases { try members.encodeIfPresent(levels[area], forKey: area) }
    }
}
