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
}

/// One place in a pupil's row of a mark book.
enum MarkColumn: Sendable, Hashable {
    /// A regular assessment, counted from 1.
    case regular(Int)
    case midterm
    case final
}
