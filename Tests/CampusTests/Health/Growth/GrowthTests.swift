import Testing
import Vocabulary

@testable import Campus

/// One child of the worked examples: what was measured and what WHO's own packages answer.
struct GrowthExample: Sendable, CustomTestStringConvertible {
    var sex: Sex
    var days: Int?
    var months: Double?
    var grams: Int
    var millimetres: Int
    var haz: Double?
    var waz: Double?
    var baz: Double?
    var whz: Double?
    var classes: [GrowthClass]

    var testDescription: String {
        "\(sex) \(days.map { "\($0) d" } ?? "\(months ?? 0) mo") \(grams) g \(millimetres) mm"
    }

    var age: GrowthAge? { days.map { GrowthAge(days: $0) } ?? months.map { GrowthAge(months: $0) } ?? nil }

    init(
        _ sex: Sex, days: Int? = nil, months: Double? = nil, _ grams: Int, _ millimetres: Int,
        _ haz: Double?, _ waz: Double?, _ baz: Double?, _ whz: Double?, _ classes: GrowthClass...
    ) {
        self.sex = sex
        self.days = days
        self.months = months
        self.grams = grams
        self.millimetres = millimetres
        self.haz = haz
        self.waz = waz
        self.baz = baz
        self.whz = whz
        self.classes = classes
    }

    static let table = [
        GrowthExample(.male, days: 1096, 14_300, 961, 0.00, -0.03, -0.09, -0.02),
        GrowthExample(.male, days: 1096, 11_200, 961, 0.00, -2.06, -3.28, -3.17, .underweight, .severelyWasted),
        GrowthExample(
            .male, days: 1096, 10_000, 880, -2.18, -3.01, -2.45, -2.78, .stunted, .severelyUnderweight, .wasted),
        GrowthExample(.female, days: 1461, 12_100, 940, -2.03, -2.14, -1.22, -1.37, .stunted, .underweight),
        GrowthExample(.male, days: 1461, 22_500, 1030, -0.08, 2.46, 3.79, 3.76, .obese),
        GrowthExample(.male, days: 1800, 12_500, 980, -2.50, -2.87, -1.88, -2.15, .stunted, .underweight, .wasted),
        GrowthExample(.male, days: 500, 8_000, 760, -1.79, -2.54, -2.14, -2.40, .underweight, .wasted),
        GrowthExample(.male, months: 72, 24_500, 1180, 0.42, 1.29, 1.50, nil, .overweight),
        GrowthExample(.male, months: 72, 27_500, 1160, 0.01, 2.09, 2.89, nil, .obese),
        GrowthExample(.female, months: 120, 21_000, 1250, -2.13, -2.74, -2.02, nil, .stunted, .underweight, .thin),
        GrowthExample(.male, months: 144, 30_000, 1490, -0.01, nil, -2.87, nil, .thin),
        GrowthExample(.female, months: 180, 75_000, 1600, -0.24, nil, 2.18, nil, .obese),
        // What the packages anthro and anthroplus expect of themselves.
        GrowthExample(.female, months: 60.32, 18_700, 1138, 0.96, 0.21, -0.58, nil),
        GrowthExample(.female, months: 60.911701, 20_500, 1136, 0.85, 0.79, 0.42, nil),
    ]
}

@Suite("Growth") struct GrowthTests {
    @Test("agrees with WHO's own programs", arguments: GrowthExample.table)
    func example(_ example: GrowthExample) throws {
        // Under two these children were measured lying, from two standing.
        let measurement = GrowthMeasurement(
            sex: example.sex, age: try #require(example.age), weightGrams: example.grams,
            heightMillimetres: example.millimetres)
        let assessment = Growth.assess(measurement)
        #expect(assessment.haz == example.haz)
        #expect(assessment.waz == example.waz)
        #expect(assessment.baz == example.baz)
        #expect(assessment.whz == example.whz)
        #expect(assessment.flags.isEmpty)
        #expect(assessment.classes == example.classes)
    }

    private func boy(days: Int, grams: Int? = nil, millimetres: Int? = nil) throws -> GrowthMeasurement {
        GrowthMeasurement(
            sex: .male, age: try #require(GrowthAge(days: days)), weightGrams: grams, heightMillimetres: millimetres)
    }

    @Test("flags what no child measures and does not classify it")
    func implausible() throws {
        let assessment = Growth.assess(try boy(days: 1001, grams: 18_000, millimetres: 1200))
        #expect(assessment.haz == 7.31)
        #expect(assessment.waz == 2.20)
        #expect(assessment.whz == -2.39)
        #expect(assessment.flags == [.heightForAge])
        #expect(assessment.findings.first?.meaning == nil)
        #expect(assessment.findings.last?.meaning == .wasted)
        #expect(assessment.classes == [.severelyWasted], "the graver of body mass and weight-for-height")
    }

    @Test("adds 7 mm to a baby measured standing and takes them from a child measured lying")
    func position() throws {
        var baby = try boy(days: 730, millimetres: 870)
        baby.measured = .standing
        #expect(baby.correctedMillimetres == 877)
        baby.measured = .lying
        #expect(baby.correctedMillimetres == 870)
        var child = try boy(days: 731, millimetres: 877)
        child.measured = .lying
        #expect(child.correctedMillimetres == 870)
        child.measured = .standing
        #expect(child.correctedMillimetres == 877)
        #expect(Growth.assess(child).haz != nil)
    }

    @Test("counts a swollen child as below -3 by weight, without a score")
    func oedema() throws {
        var child = try boy(days: 1096, grams: 14_300, millimetres: 961)
        child.oedema = true
        let assessment = Growth.assess(child)
        #expect(assessment.haz == 0)
        #expect(assessment.waz == nil && assessment.baz == nil && assessment.whz == nil)
        #expect(assessment.classes == [.severelyUnderweight, .severelyWasted])
        child.age = try #require(GrowthAge(months: 130))
        #expect(Growth.assess(child).classes.contains(.severelyThin))
        #expect(!Growth.assess(child).classes.contains(.severelyUnderweight))
    }

    @Test("passes from the 2006 standards to the 2007 reference between days 1826 and 1827")
    func border() throws {
        #expect(try boy(days: 1826).age.isUnderFive)
        #expect(try !boy(days: 1827).age.isUnderFive)
        #expect(Growth.assess(try boy(days: 1826, grams: 18_000, millimetres: 1100)).whz != nil)
        let older = Growth.assess(try boy(days: 1827, grams: 18_000, millimetres: 1100))
        #expect(older.whz == nil)
        #expect(older.haz != nil && older.waz != nil && older.baz != nil)
    }

    @Test("says nothing where the tables do not reach or nothing was measured")
    func silence() throws {
        #expect(GrowthAge(days: -1) == nil)
        #expect(GrowthAge(months: .nan) == nil)
        #expect(Growth.assess(try boy(days: 400)).findings.isEmpty)
        #expect(Growth.assess(try boy(days: 400, grams: 0, millimetres: .max)).findings.isEmpty)
        #expect(Growth.assess(try boy(days: 400, grams: 9_000)).findings.map(\.index) == [.weightForAge])
        #expect(Growth.assess(try boy(days: 9_000, grams: 60_000, millimetres: 1700)).findings.isEmpty)
        #expect(Growth.assess(try boy(days: 1000, grams: 9_000, millimetres: 649)).whz == nil)
    }

    @Test("rises with weight and height at every age", arguments: Array(stride(from: 0, through: 6_900, by: 61)))
    func monotone(days: Int) throws {
        let heavier = [3_000, 8_000, 14_000, 22_000, 50_000].map { grams in
            (try? boy(days: days, grams: grams)).flatMap { Growth.assess($0).waz } ?? 0
        }
        #expect(zip(heavier, heavier.dropFirst()).allSatisfy { $0 <= $1 })
        let taller = try stride(from: 460, through: 1900, by: 80).map { millimetres in
            try #require(Growth.assess(try boy(days: days, millimetres: millimetres)).haz)
        }
        #expect(zip(taller, taller.dropFirst()).allSatisfy { $0 < $1 })
    }
}

@Suite("A growth class") struct GrowthClassTests {
    @Test(
        "begins strictly beyond its bound",
        arguments: [
            (-2.00, .weightForAge, true, .normal), (-2.01, .weightForAge, true, .underweight),
            (-3.00, .weightForAge, true, .underweight), (-3.01, .weightForAge, false, .severelyUnderweight),
            (3.50, .weightForAge, true, .normal), (-2.00, .heightForAge, false, .normal),
            (-2.01, .heightForAge, false, .stunted), (-3.01, .heightForAge, true, .severelyStunted),
            (1.00, .weightForHeight, true, .normal), (1.01, .weightForHeight, true, .atRiskOfOverweight),
            (2.00, .bodyMassForAge, true, .atRiskOfOverweight), (2.01, .bodyMassForAge, true, .overweight),
            (3.00, .bodyMassForAge, true, .overweight), (3.01, .weightForHeight, true, .obese),
            (-2.01, .weightForHeight, true, .wasted), (-3.01, .bodyMassForAge, true, .severelyWasted),
            (1.00, .bodyMassForAge, false, .normal), (1.01, .bodyMassForAge, false, .overweight),
            (2.00, .bodyMassForAge, false, .overweight), (2.01, .bodyMassForAge, false, .obese),
            (-2.01, .bodyMassForAge, false, .thin), (-3.01, .bodyMassForAge, false, .severelyThin),
        ] as [(Double, GrowthIndex, Bool, GrowthClass)])
    func bound(score: Double, index: GrowthIndex, underFive: Bool, expected: GrowthClass) {
        #expect(GrowthClass(score: score, on: index, underFive: underFive) == expected)
    }

    @Test("has its own code and its own name in both languages")
    func names() {
        #expect(Set(GrowthClass.allCases.map(\.english)).count == GrowthClass.allCases.count)
        #expect(Set(GrowthClass.allCases.map(\.vietnamese)).count == GrowthClass.allCases.count)
    }
}
