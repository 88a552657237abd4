import Testing
import Vocabulary

@testable import Staff

@Suite("The level that follows from the criteria of a standard") struct ProfessionalStandardTests {
    /// `TTTKK…`: T tốt, K khá, D đạt, C chưa đạt.
    private func levels(_ text: String) -> [StandardLevel] {
        let letters: [Character: StandardLevel] = ["T": .good, "K": .fair, "D": .passed, "C": .notPassed]
        return text.compactMap { letters[$0] }
    }

    @Test(
        "of teachers of general schools (TT 20/2018 Đ10.2)",
        arguments: [
            ("TTTTTTTTTTTTTTT", .good),
            // Ten tốt with the criteria 3 to 7, the others khá; and nine.
            ("TTTTTTTTTTKKKKK", .good), ("KKTTTTTTTTTTKKK", .good), ("TTTTTTTTTKKKKKK", .fair),
            // Ten tốt without one of 3 to 7; one criterion only đạt.
            ("TTKTTTTTTTTTTTT", .fair), ("TTTTTTKTTTTTTTT", .fair), ("TTTTTTTTTTTTTTD", .fair),
            // Ten khá with 3 to 7; nine; ten without one of them.
            ("KKKKKKKKKKDDDDD", .fair), ("DDKKKKKKKKKKDDD", .fair), ("KKKKKKKKKDDDDDD", .passed),
            ("KKKKKKDKKKKKKKK", .passed), ("TTDTTTTTTTTTTTT", .passed),
            ("DDDDDDDDDDDDDDD", .passed),
            ("TTTTTTTTTTTTTTC", .notPassed), ("CCCCCCCCCCCCCCC", .notPassed), ("CDDDDDDDDDDDDDD", .notPassed),
        ] as [(String, StandardLevel)])
    func general(criteria: String, level: StandardLevel) {
        #expect(ProfessionalStandard.generalSchool.level(of: levels(criteria)) == level)
    }

    @Test(
        "of teachers of preschools (TT 26/2018), where other criteria carry it",
        arguments: [
            ("TKTTTTTTTTTKKKK", .good), ("KTTTTTTTTTTTTTT", .fair), ("TTTTTTTTKTTTTTT", .fair),
            ("TTTTTTTTTTKKKKK", .good), ("TTTTTTTTTKKKKKK", .fair),
            ("KDKKKKKKKKKDDDD", .fair), ("DKKKKKKKKKKKKKK", .passed), ("KKKKKKKKDKKKKKK", .passed),
            ("TTTTTTTTTTTTTTC", .notPassed),
        ] as [(String, StandardLevel)])
    func preschool(criteria: String, level: StandardLevel) {
        #expect(ProfessionalStandard.preschool.level(of: levels(criteria)) == level)
    }

    @Test("is of fifteen, no fewer and no more", arguments: [0, 14, 16])
    func count(criteria: Int) {
        for standard in ProfessionalStandard.allCases {
            #expect(standard.level(of: Array(repeating: .good, count: criteria)) == nil)
        }
    }

    @Test("never falls when a criterion rises")
    func monotonous() throws {
        var seed: UInt64 = 7
        func random(_ count: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(seed >> 33) % count
        }
        for standard in ProfessionalStandard.allCases {
            var met: Set<StandardLevel> = []
            for _ in 0..<2000 {
                // None below one that is drawn, so that every level is met.
                let least = random(4)
                let before = (0..<15).map { _ in StandardLevel.allCases[min(3, least + random(3))] }
                var after = before
                after[random(15)] = .good
                let (low, high) = (try #require(standard.level(of: before)), try #require(standard.level(of: after)))
                #expect(low <= high)
                met.insert(low)
            }
            #expect(met == Set(StandardLevel.allCases))
        }
    }

    @Test("is by the standard of the school's levels")
    func applying() {
        #expect(ProfessionalStandard.applying(to: [.preschool]) == [.preschool])
        #expect(ProfessionalStandard.applying(to: [.primary, .lowerSecondary]) == [.generalSchool])
        #expect(ProfessionalStandard.applying(to: [.preschool, .primary]) == [.generalSchool, .preschool])
        #expect(ProfessionalStandard.applying(to: []).isEmpty)
    }
}
