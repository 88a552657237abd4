public import Wire

/// What is decided for a pupil when a school year is over.
public enum PromotionDecision: String, WireEnum {
    /// Goes up to the next grade (được lên lớp).
    case promoted
    /// Stays in the same grade for another year (ở lại lớp).
    case repeating
    /// Is through the last grade of a level (hoàn thành chương trình).
    case completed

    public var label: Bilingual {
        switch self {
        case .promoted: Bilingual(en: "promoted", vi: "được lên lớp")
        case .repeating: Bilingual(en: "repeating", vi: "ở lại lớp")
        case .completed: Bilingual(en: "completed", vi: "hoàn thành chương trình")
        }
    }
}

/// How a stay that lasted to the end of its school year goes on in the next one.
public enum StayOutcome: String, WireEnum { case promoted, repeating }
