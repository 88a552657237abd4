import Contracts
import Testing
import Vocabulary
import Wire

@testable import Pupils

@Suite("The age of a grade") struct GradeAgeTests {
    private static let day = LocalDate("2026-09-05") ?? .sample

    private static func fits(_ born: String, _ grade: Grade) throws -> Bool {
        GradeAge(of: grade).fits(try SampleSchool.day(born), on: day, in: SampleSchool.year)
    }

    @Test(
        "goes by completed months in a nursery",
        arguments: [
            ("2026-06-05", Grade.n1, true), ("2026-06-06", .n1, false), ("2025-08-06", .n1, true),
            ("2025-08-05", .n1, false), ("2025-08-05", .n2, true), ("2024-08-06", .n2, true),
            ("2024-08-05", .n3, true), ("2023-08-06", .n3, true), ("2023-08-05", .n3, false),
        ])
    func months(born: String, grade: Grade, isRight: Bool) throws { #expect(try Self.fits(born, grade) == isRight) }

    @Test(
        "goes by the year of birth from kindergarten on, up to three years later in school",
        arguments: [
            ("2023-01-01", Grade.k1, true), ("2023-12-31", .k1, true), ("2022-12-31", .k1, false),
            ("2021-06-01", .k3, true), ("2020-06-01", .k3, false), ("2020-12-31", .g1, true),
            ("2021-01-01", .g1, false), ("2017-01-01", .g1, true), ("2016-12-31", .g1, false),
            ("2015-03-04", .g6, true), ("2016-03-04", .g6, false), ("2009-01-01", .g12, true),
        ])
    func years(born: String, grade: Grade, isRight: Bool) throws { #expect(try Self.fits(born, grade) == isRight) }

    @Test("that is another is pointed out in both languages; in a mixed class any of its ages is right")
    func warns() throws {
        var schoolClass = SchoolClass(id: .sample, name: .sample, grade: .k1, session: .two)
        let born = try SampleSchool.day("2022-05-01")
        #expect(
            GradeAge.warnings(for: born, on: Self.day, in: schoolClass) == [
                Bilingual(
                    en: "the pupil is 4 years old in 2026, which is not the age of Kindergarten 3–4",
                    vi: "học sinh 4 tuổi trong năm 2026, không đúng độ tuổi của Mẫu giáo 3–4 tuổi")
            ])
        schoolClass.mixedWith = [.k2]
        #expect(GradeAge.warnings(for: born, on: Self.day, in: schoolClass).isEmpty)
        schoolClass.grade = .n3
        schoolClass.mixedWith = nil
        #expect(
            GradeAge.warnings(for: born, on: Self.day, in: schoolClass).map(\.en) == [
                "the pupil is 52 months old on 2026-09-05, which is not the age of Nursery 25–36 months"
            ])
    }
}
