import Glibc

/// One row of a WHO table: the Box-Cox power, the median and the coefficient of variation.
struct GrowthDistribution: Sendable, Hashable {
    let l: Double
    let m: Double
    let s: Double

    /// The plain score of a measure, in standard deviations from the median.
    ///
    /// The power passes through nought in weight-for-age; the formula there is its limit, the logarithm.
    func score(_ measure: Double) -> Double {
        l == 0 ? log(measure / m) / s : (pow(measure / m, l) - 1) / (l * s)
    }

    /// The measure that lies `deviations` standard deviations from the median.
    func measure(at deviations: Double) -> Double {
        l == 0 ? m * exp(s * deviations) : m * pow(1 + l * s * deviations, 1 / l)
    }

    /// The score of a weight-based measure, its tails beyond ±3 counted in the distance between SD2 and SD3.
    ///
    /// WHO does so because the power exaggerates the extremes of weight where its samples were few.
    func restrictedScore(_ measure: Double) -> Double {
        let plain = score(measure)
        if plain > 3 {
            let third = self.measure(at: 3)
            return 3 + (measure - third) / (third - self.measure(at: 2))
        }
        if plain < -3 {
            let third = self.measure(at: -3)
            return -3 + (measure - third) / (self.measure(at: -2) - third)
        }
        return plain
    }
}
