import Vocabulary

/// Assessment of children's growth by WHO Child Growth Standards 2006 and WHO Reference 2007.
enum Growth {
    /// Scores and classes of one measurement.
    ///
    /// An index is missing when its measure is, or when the tables do not reach: weight-for-age ends at 120 months,
    /// weight-for-height at five years, everything at 228 months.
    static func assess(_ measurement: GrowthMeasurement) -> GrowthAssessment {
        GrowthAssessment(findings: GrowthIndex.allCases.compactMap { finding(on: $0, of: measurement) })
    }

    private static func finding(
        on index: GrowthIndex, of measurement: GrowthMeasurement
    ) -> GrowthAssessment.Finding? {
        let underFive = measurement.age.isUnderFive
        if measurement.oedema && index != .heightForAge {
            guard reaches(index, measurement.age) else { return nil }
            let meaning = GrowthClass(score: -.infinity, on: index, underFive: underFive)
            return .init(index: index, score: nil, isImplausible: false, meaning: meaning)
        }
        guard let raw = score(on: index, of: measurement), raw.isFinite else { return nil }
        let score = (raw * 100).rounded(.toNearestOrAwayFromZero) / 100
        let isImplausible = !index.plausible.contains(score)
        return .init(
            index: index, score: score, isImplausible: isImplausible,
            meaning: isImplausible ? nil : GrowthClass(score: score, on: index, underFive: underFive))
    }

    private static func score(on index: GrowthIndex, of measurement: GrowthMeasurement) -> Double? {
        let tables = tables(for: measurement.sex)
        let kilograms = measurement.weightGrams.flatMap { $0 > 0 ? Double($0) / 1000 : nil }
        let millimetres = measurement.correctedMillimetres
        let age = measurement.age
        switch index {
        case .heightForAge:
            guard let millimetres else { return nil }
            return tables.height[age]?.score(Double(millimetres) / 10)
        case .weightForAge:
            guard let kilograms else { return nil }
            return tables.weight[age]?.restrictedScore(kilograms)
        case .bodyMassForAge:
            guard let kilograms, let millimetres else { return nil }
            let metres = Double(millimetres) / 1000
            return tables.bodyMass[age]?.restrictedScore(kilograms / (metres * metres))
        case .weightForHeight:
            guard age.isUnderFive, let kilograms, let millimetres else { return nil }
            let table = age.days < GrowthAge.firstDayStanding ? tables.length : tables.stature
            return table[millimetres]?.restrictedScore(kilograms)
        }
    }

    /// Whether the tables speak of this index at this age, whatever was measured.
    private static func reaches(_ index: GrowthIndex, _ age: GrowthAge) -> Bool {
        let tables = tables(for: .male)
        return switch index {
        case .heightForAge: tables.height[age] != nil
        case .weightForAge: tables.weight[age] != nil
        case .bodyMassForAge: tables.bodyMass[age] != nil
        case .weightForHeight: age.isUnderFive
        }
    }

    private static func tables(for sex: Sex) -> GrowthTables {
        switch sex {
        case .male: .male
        case .female: .female
        }
    }
}
