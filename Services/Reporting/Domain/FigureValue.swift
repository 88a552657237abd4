import Wire

/// A figure as it is published: a whole number, or hundredths, so that no rounding is ever binary.
enum FigureValue: WireValue {
    case whole(Int64)
    case hundredths(Int64)

    /// A quotient with two decimals, half up; nothing where there is nothing to divide by.
    ///
    /// What is counted is never negative. The scale is 1 for a ratio and 100 for a share in a hundred.
    init?(_ numerator: Int64, of denominator: Int64, scale: Int64 = 1) {
        guard denominator > 0, numerator >= 0, numerator < Int64.max / 40_000 else { return nil }
        let doubled = 2 * numerator * scale * 100 + denominator
        self = .hundredths(doubled / (2 * denominator))
    }

    init?(json: JSON) {
        switch json {
        case .integer(let number): self = .whole(number)
        case .decimal(let number):
            guard let hundredths = Int64(exactly: (number * 100).rounded()), Double(hundredths) / 100 == number else {
                return nil
            }
            self = .hundredths(hundredths)
        default: return nil
        }
    }

    var json: JSON {
        switch self {
        case .whole(let number): .integer(number)
        case .hundredths(let number):
            number.isMultiple(of: 100) ? .integer(number / 100) : .decimal(Double(number) / 100)
        }
    }

    static let schema: JSON = ["type": "number"]
    static let sample = FigureValue.whole(1540)
    static let complaint = Bilingual(
        en: "must be a number with at most two decimals", vi: "phải là số có nhiều nhất hai chữ số thập phân")
}
