/// The WHO tables of one sex: Child Growth Standards 2006 by day, Reference 2007 by month, weight for stature.
///
/// Read from the text once, when first asked for; a service that measures nobody never reads them.
struct GrowthTables: Sendable {
    /// One index through both age groups.
    struct ByAge: Sendable {
        /// Child Growth Standards 2006, days 0 to 1826.
        let days: GrowthTable
        /// Reference 2007, months 60 to 228 (weight: to 120).
        let months: GrowthTable

        /// The row for an age, nil outside both tables.
        subscript(age: GrowthAge) -> GrowthDistribution? {
            age.isUnderFive ? days[age.days] : months[between: age.months]
        }
    }

    let height: ByAge
    let weight: ByAge
    let bodyMass: ByAge
    /// Weight by length lying, millimetres 450 to 1100, for children under 731 days.
    let length: GrowthTable
    /// Weight by height standing, millimetres 650 to 1200, from 731 days.
    let stature: GrowthTable

    static let male = GrowthTables(
        height: (HeightForAgeFigures.maleByDay, HeightForAgeFigures.maleByMonth),
        weight: (WeightForAgeFigures.maleByDay, WeightForAgeFigures.maleByMonth),
        bodyMass: (BMIForAgeFigures.maleByDay, BMIForAgeFigures.maleByMonth),
        length: WeightForStatureFigures.maleForLength, stature: WeightForStatureFigures.maleForHeight)

    static let female = GrowthTables(
        height: (HeightForAgeFigures.femaleByDay, HeightForAgeFigures.femaleByMonth),
        weight: (WeightForAgeFigures.femaleByDay, WeightForAgeFigures.femaleByMonth),
        bodyMass: (BMIForAgeFigures.femaleByDay, BMIForAgeFigures.femaleByMonth),
        length: WeightForStatureFigures.femaleForLength, stature: WeightForStatureFigures.femaleForHeight)

    private init(
        height: (String, String), weight: (String, String), bodyMass: (String, String), length: String, stature: String
    ) {
        self.height = ByAge(days: Self.read(height.0), months: Self.read(height.1))
        self.weight = ByAge(days: Self.read(weight.0), months: Self.read(weight.1))
        self.bodyMass = ByAge(days: Self.read(bodyMass.0), months: Self.read(bodyMass.1))
        self.length = Self.read(length)
        self.stature = Self.read(stature)
    }

    /// Reads a text that was compiled in, so that a broken one is a mistake of the program and not of the world.
    private static func read(_ text: String) -> GrowthTable {
        guard let table = GrowthTable(text: text) else { preconditionFailure("a WHO table does not read") }
        return table
    }
}
