import Vocabulary

/// How many assessments a semester of a subject consists of (articles 6 and 7).
///
/// Besides the regular ones there is always one midterm and one final.
struct RequiredMarks: Sendable, Hashable {
    /// Regular assessments in each semester.
    let regular: Int

    /// A subject given by comment and mark, by its periods in a school year, topics of choice not counted.
    static func marked(periodsPerYear: Int) -> RequiredMarks {
        switch periodsPerYear {
        case ...35: RequiredMarks(regular: 2)
        case ...70: RequiredMarks(regular: 3)
        default: RequiredMarks(regular: 4)
        }
    }

    /// A subject given by comment alone, whatever its size.
    static let comment = RequiredMarks(regular: 2)

    init(regular: Int) { self.regular = regular }

    init(_ kind: SubjectKind, periodsPerYear: Int) {
        self = kind == .comment ? .comment : .marked(periodsPerYear: periodsPerYear)
    }

    /// The columns of the mark book, in the order they are printed.
    var columns: [MarkColumn] { MarkColumn.regularOnes.prefix(regular) + [.gk, .ck] }
}

extension MarkColumn {
    /// The places for regular assessments, first to last.
    static let regularOnes: [MarkColumn] = [.tx1, .tx2, .tx3, .tx4]
}
