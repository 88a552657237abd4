/// Draws weights and heights: the WHO medians by age and sex, and a spread with tails on both sides.
struct Growth {
    private var random: SplitMix

    init(_ random: SplitMix) {
        self.random = random
    }

    struct Measurement {
        let weightKg: String
        let heightCm: String
        /// Children under two years (731 days) are measured lying (WHO 2006).
        let position: String
    }

    mutating func measure(_ pupil: SimulatedPupil, on day: CalendarDay) -> Measurement {
        let age = day - pupil.birthDate
        let table = pupil.isMale ? Self.male : Self.female
        let heightScore = random.deviation() - 250
        // Height varies by 4 %; body-mass index by 9 %, more on the heavy side than on the light.
        let height = Self.median(table.height, age: age) * (1_000_000 + 40 * heightScore) / 1_000_000
        let massScore = random.deviation() + tail()
        let slope = massScore > 0 ? 110 : 85
        let massIndex = Self.median(table.massIndex, age: age) * (1_000_000 + slope * massScore) / 1_000_000
        let millimetres = (height + 5) / 10
        // kg/m² in hundredths times mm² gives the weight in units of 10⁻⁸ kg; tenths of a kilogram are wanted.
        let weight = (massIndex * millimetres * millimetres + 5_000_000) / 10_000_000
        return Measurement(
            weightKg: Self.tenths(weight), heightCm: Self.tenths(millimetres),
            position: age < 731 ? "lying" : "standing")
    }

    /// Six children in a hundred are thin, fourteen heavy, as surveys of mountain communes and towns together have it.
    private mutating func tail() -> Int {
        let chance = random.below(100)
        return chance < 6 ? -1800 : chance < 20 ? 2000 : 0
    }

    private static func tenths(_ value: Int) -> String {
        "\(value / 10).\(value % 10)"
    }

    /// Between the two birthdays around the age, along a line.
    private static func median(_ table: [Int], age days: Int) -> Int {
        let position = max(0, days * 100 / 36_525 - firstYear)
        let index = min(position, table.count - 2)
        let past = min(max(0, days * 100 - (index + firstYear) * 36_525), 36_525)
        return table[index] + (table[index + 1] - table[index]) * past / 36_525
    }

    /// Medians at the birthdays from the first on: heights in hundredths of a centimetre, indices in hundredths.
    private static let firstYear = 1
    private static let male = (
        height: [
            7575, 8780, 9609, 10333, 11026, 11595, 12173, 12727, 13257, 13778, 14311, 14908, 15604, 16318, 16896, 17297,
            17500,
        ],
        massIndex: [
            1680, 1574, 1560, 1533, 1526, 1531, 1548, 1574, 1605, 1644, 1694, 1753, 1823, 1901, 1977, 2051, 2110,
        ]
    )
    private static let female = (
        height: [
            7401, 8640, 9506, 10273, 10960, 11512, 12081, 12656, 13249, 13864, 14499, 15123, 15637, 15979, 16167, 16250,
            16290,
        ],
        massIndex: [
            1636, 1541, 1540, 1526, 1524, 1527, 1540, 1568, 1610, 1661, 1725, 1800, 1880, 1956, 2021, 2070, 2100,
        ]
    )
}
