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
        #expect(ClassSize(pupils: 0, disabled: 0).limit(in: grade) == limit)
    }

    @Test("a disabled child takes the room of five in preschool")
    func adjusts() {
        #expect(ClassSize(pupils: 20, disabled: 2).limit(in: .k2) == 20)
        #expect(ClassSize(pupils: 20, disabled: 4).limit(in: .n1) == 0)
        #expect(ClassSize(pupils: 20, disabled: 2).limit(in: .g1) == 35)
    }

    @Test("is pointed out only beyond the limit, in both languages")
    func warns() throws {
        #expect(ClassSize(pupils: 35, disabled: 0).warnings(for: .sample, in: .g1).isEmpty)
        let warning = try #require(ClassSize(pupils: 36, disabled: 0).warnings(for: .sample, in: .g1).first)
        #expect(warning.en.contains("36") && warning.en.contains("35"))
        #expect(warning.vi.contains("36") && warning.vi.contains("35"))
    }
}
