/// What Circular 22/2021/TT-BGDĐT leaves to be read one way or the other, settled once for a school year.
struct AssessmentPolicy: Sendable, Hashable {
    /// The rule book every result names as its reason.
    static let version = "tt22-2021"

    /// Whether a comment subject may be the one subject that article 9.3 forgives; the text says only "môn học".
    var commentSubjectCanBeTheOne = true
    /// Whether training made good in summer opens the retest, which article 14 grants to training of at least Đạt.
    var trainingAfterSummerCounts = true
}
