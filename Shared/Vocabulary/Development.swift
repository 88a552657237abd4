public import Wire

/// A domain of a child's development in kindergarten (Chương trình giáo dục mầm non, VBHN 01/2021), in the order of the forms.
public enum DevelopmentDomain: String, WireEnum {
    case physical, cognitive, language, social, aesthetic

    public var label: Bilingual {
        switch self {
        case .physical: Bilingual(en: "Physical development", vi: "Phát triển thể chất")
        case .cognitive: Bilingual(en: "Cognitive development", vi: "Phát triển nhận thức")
        case .language: Bilingual(en: "Language development", vi: "Phát triển ngôn ngữ")
        case .social: Bilingual(en: "Emotions and social skills", vi: "Phát triển tình cảm và kĩ năng xã hội")
        case .aesthetic: Bilingual(en: "Aesthetic development", vi: "Phát triển thẩm mĩ")
        }
    }
}

/// Whether a child has reached the goals of a domain (đạt, chưa đạt).
public enum DevelopmentGoal: String, WireEnum {
    case achieved
    case notYet = "not-yet"

    public var label: Bilingual {
        switch self {
        case .achieved: Bilingual(en: "achieved", vi: "đạt")
        case .notYet: Bilingual(en: "not yet", vi: "chưa đạt")
        }
    }
}

/// What a child has reached in each of the five domains.
public struct DevelopmentGoals: Codable, Sendable, Hashable {
    public var physical: DevelopmentGoal
    public var cognitive: DevelopmentGoal
    public var language: DevelopmentGoal
    public var social: DevelopmentGoal
    public var aesthetic: DevelopmentGoal

    public init(
        physical: DevelopmentGoal, cognitive: DevelopmentGoal, language: DevelopmentGoal, social: DevelopmentGoal,
        aesthetic: DevelopmentGoal
    ) {
        self.physical = physical
        self.cognitive = cognitive
        self.language = language
        self.social = social
        self.aesthetic = aesthetic
    }

    public subscript(domain: DevelopmentDomain) -> DevelopmentGoal {
        switch domain {
        case .physical: physical
        case .cognitive: cognitive
        case .language: language
        case .social: social
        case .aesthetic: aesthetic
        }
    }

    public var areAllAchieved: Bool { DevelopmentDomain.allCases.allSatisfy { self[$0] == .achieved } }
}

/// Whether a child has completed the programme of the five-year-olds (003 Đ3.4).
public enum ProgrammeCompletion: String, WireEnum {
    case completed
    case notCompleted = "not-completed"

    public var label: Bilingual {
        switch self {
        case .completed: Bilingual(en: "completed", vi: "hoàn thành")
        case .notCompleted: Bilingual(en: "not completed", vi: "chưa hoàn thành")
        }
    }

    /// What it decides at the end of the year: the last age group is completed, or spent again.
    public var decision: PromotionDecision {
        switch self {
        case .completed: .completed
        case .notCompleted: .repeating
        }
    }
}

/// Where a school's list of the five-year-olds stands, once it has been approved.
public enum CompletionStatus: String, WireEnum {
    case approved
    /// The principal has opened it, so that what it rests on can be put right.
    case reopened

    public var label: Bilingual {
        switch self {
        case .approved: Bilingual(en: "approved", vi: "đã phê duyệt")
        case .reopened: Bilingual(en: "reopened", vi: "đã mở lại")
        }
    }
}
