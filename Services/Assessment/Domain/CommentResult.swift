/// The result of a subject given by comment alone (article 9.1).
enum CommentResult: String, Sendable, Hashable, CaseIterable {
    case met
    case notMet = "not-met"

    /// Đạt when every required judgement is there and every judgement is Đạt, otherwise Chưa đạt.
    ///
    /// The law lets no semester end without a result; `SemesterRow.missing` tells a gap from a failure until it ends.
    static func semester(_ judgements: SemesterRow<CommentResult>, required: RequiredMarks = .comment) -> Self {
        let given = judgements.regular + [judgements.midterm, judgements.final]
        let isMet = judgements.missing(required).isEmpty && !given.contains(.notMet)
        return isMet ? .met : .notMet
    }

    /// The result of the second semester stands for the year.
    static func year(first: CommentResult, second: CommentResult) -> Self { second }
}
