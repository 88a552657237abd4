import Wire

/// What is compared with WHO's children.
enum GrowthIndex: String, WireEnum {
    case heightForAge = "height-for-age"
    case weightForAge = "weight-for-age"
    case bodyMassForAge = "bmi-for-age"
    case weightForHeight = "weight-for-height"

    /// The scores that a living, rightly measured child can have; WHO flags what lies outside as implausible.
    var plausible: ClosedRange<Double> {
        switch self {
        case .heightForAge: -6...6
        case .weightForAge: -6...5
        case .bodyMassForAge, .weightForHeight: -5...5
        }
    }
}
