/// What one subject came to, in a semester or a year.
struct SubjectResult: Sendable, Hashable {
    enum Outcome: Sendable, Hashable {
        /// An average in tenths.
        case average(Int)
        case comment(CommentResult)
    }

    let subject: String
    var outcome: Outcome

    /// The average of a marked subject in tenths, nil for a comment subject.
    var average: Int? {
        guard case .average(let tenths) = outcome else { return nil }
        return tenths
    }

    /// Whether this is a comment subject that was not met.
    var isNotMet: Bool { outcome == .comment(.notMet) }

    /// Whether article 14 lets the subject be taken again: not met, or an average below 5.0.
    var isBelowPass: Bool { isNotMet || average.map { $0 < 50 } ?? false }
}
