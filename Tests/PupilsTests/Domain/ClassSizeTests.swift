import Testing
import Vocabulary
import Wire

@testable import Pupils

@Suite("How full a class may be") struct ClassSizeTests {
    @Test(
        "depends on the grade",
        arguments: zip(
            Grade.allCases, [15, 20, 25, 25, 30, 35] + Array(repeating: 35, count: 5) + Array(repeating: 45, count: 7)))
    func limits(grade: Grade, limit: Int) {
        #expect(ClassSize(pupils: 0, disabled: 0).limit(in: [grade]) == limit)
    }

    @Test("a disabled child takes the room of five in preschool")
    func adjusts() {
        #expect(ClassSize(pupils: 20, disabled: 2).limit(in: [.k2]) == 20)
        #expect(ClassSize(pupils: 20, disabled: 4).limit(in: [.n1]) == 0)
        #expect(ClassSize(pupils: 20, disabled: 2).limit(in: [.g1]) == 35)
    }

    @Test(
        "of a mixed class has a maximum of its own in preschool",
        arguments: [
            ([Grade.n1, .n2], 20), ([.n2, .n3], 20), ([.k1, .k2, .k3], 30), ([.n3, .k1], 22), ([.g1, .g2], 35),
            ([.g6, .g7], 45),
        ])
    func mixed(grades: [Grade], limit: Int) {
        #expect(ClassSize(pupils: 0, disabled: 0).limit(in: grades) == limit)
        let fewer = grades.contains { $0.level == .preschool } ? 10 : 0
        #expect(ClassSize(pupils: 0, disabled: 2).limit(in: grades) == limit - fewer)
    }

    @Test("has two disabled children at most in preschool, which is pointed out beside the limit")
    func mostDisabled() throws {
        #expect(ClassSize(pupils: 20, disabled: 2).excesses(in: [.k2]).isEmpty)
        let size = ClassSize(pupils: 20, disabled: 3)
        #expect(size.excesses(in: [.k2]) == [.overLimit, .tooManyDisabled])
        #expect(size.excesses(in: [.g1]).isEmpty)
        let warnings = size.warnings(for: .sample, in: [.k2])
        #expect(
            warnings.map(\.en) == [
                "class 6A1 now has 20 pupils; the charter allows 15",
                "class 6A1 now has 3 disabled children; the charter allows 2",
            ])
        #expect(warnings.last?.vi.contains("3 trẻ khuyết tật") == true)
    }

    @Test("is pointed out only beyond the limit, in both languages")
    func warns() throws {
        #expect(ClassSize(pupils: 35, disabled: 0).warnings(for: .sample, in: [.g1]).isEmpty)
        let warning = try #require(ClassSize(pupils: 36, disabled: 0).warnings(for: .sample, in: [.g1]).first)
        #expect(warning.en.contains("36") && warning.en.contains("35"))
        #expect(warning.vi.contains("36") && warning.vi.contains("35"))
    }
}
