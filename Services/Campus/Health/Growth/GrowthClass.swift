/// What a score means, in the words of Vietnamese school health.
///
/// All comparisons are strict, as in WHO's own programs: exactly -2.00 is normal.
enum GrowthClass: String, Sendable, Hashable, CaseIterable {
    case normal
    case underweight
    case severelyUnderweight = "severely-underweight"
    case stunted
    case severelyStunted = "severely-stunted"
    case wasted
    case severelyWasted = "severely-wasted"
    case thin
    case severelyThin = "severely-thin"
    case atRiskOfOverweight = "at-risk-of-overweight"
    case overweight
    case obese

    /// The class of a score, by index and age group.
    init(score: Double, on index: GrowthIndex, underFive: Bool) {
        switch index {
        case .weightForAge: self = Self.low(score, .underweight, .severelyUnderweight)
        case .heightForAge: self = Self.low(score, .stunted, .severelyStunted)
        case .bodyMassForAge, .weightForHeight:
            if underFive {
                self =
                    Self.high(score, [.obese: 3, .overweight: 2, .atRiskOfOverweight: 1])
                    ?? Self.low(score, .wasted, .severelyWasted)
            } else {
                self = Self.high(score, [.obese: 2, .overweight: 1]) ?? Self.low(score, .thin, .severelyThin)
            }
        }
    }

    private static func low(_ score: Double, _ moderate: Self, _ severe: Self) -> Self {
        score < -3 ? severe : score < -2 ? moderate : .normal
    }

    /// The first class whose bound the score exceeds, bounds falling.
    private static func high(_ score: Double, _ bounds: KeyValuePairs<Self, Double>) -> Self? {
        bounds.first { score > $0.value }?.key
    }

    /// The classes of the same trouble that go without saying once this one is said.
    var milder: [GrowthClass] {
        switch self {
        case .severelyUnderweight: [.underweight]
        case .severelyStunted: [.stunted]
        case .severelyWasted: [.wasted]
        case .severelyThin: [.thin]
        case .overweight: [.atRiskOfOverweight]
        case .obese: [.overweight, .atRiskOfOverweight]
        default: []
        }
    }

    var english: String {
        switch self {
        case .normal: "normal"
        case .underweight: "underweight"
        case .severelyUnderweight: "severely underweight"
        case .stunted: "stunted"
        case .severelyStunted: "severely stunted"
        case .wasted: "wasted"
        case .severelyWasted: "severely wasted"
        case .thin: "thin"
        case .severelyThin: "severely thin"
        case .atRiskOfOverweight: "at risk of overweight"
        case .overweight: "overweight"
        case .obese: "obese"
        }
    }

    var vietnamese: String {
        switch self {
        case .normal: "bình thường"
        case .underweight: "suy dinh dưỡng thể nhẹ cân, mức độ vừa"
        case .severelyUnderweight: "suy dinh dưỡng thể nhẹ cân, mức độ nặng"
        case .stunted: "suy dinh dưỡng thể thấp còi, mức độ vừa"
        case .severelyStunted: "suy dinh dưỡng thể thấp còi, mức độ nặng"
        case .wasted: "suy dinh dưỡng thể gầy còm, mức độ vừa"
        case .severelyWasted: "suy dinh dưỡng thể gầy còm, mức độ nặng"
        case .thin: "gầy"
        case .severelyThin: "gầy nặng"
        case .atRiskOfOverweight: "nguy cơ thừa cân"
        case .overweight: "thừa cân"
        case .obese: "béo phì"
        }
    }
}
