import Vocabulary

/// What Circular 22/2021/TT-BGDĐT leaves to be read one way or the other, settled once for a school year.
struct AssessmentPolicy: Sendable, Hashable {
    /// The rule book every result names as its reason.
    static let version = "tt22-2021"

    /// The first school year of each grade by this circular (article 21); before it TT 58/2011 applied.
    private static let firstYears: [Grade: Int] = [
        .g6: 2021, .g7: 2022, .g10: 2022, .g8: 2023, .g11: 2023, .g9: 2024, .g12: 2024,
    ]

    /// Whether a grade is assessed by this circular in a school year.
    static func holds(for grade: Grade, in year: SchoolYear) -> Bool {
        firstYears[grade].map { $0 <= year.firstYear } ?? false
    }

    /// Whether a comment subject may be the one subject that article 9.3 forgives; the text says only "môn học".
    var commentSubjectCanBeTheOne = true
    /// Whether training made good in summer opens the retest, which article 14 grants to training of at least Đạt.
    var trainingAfterSummerCounts = true
}
