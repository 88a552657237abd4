/// Averages of a marked subject (article 9.1), in tenths, one decimal with halves up.
///
/// In integers throughout: 66.0 / 8 is 8.25 and a mark book says 8.3, where binary fractions print 8.2.
enum SubjectAverage {
    /// ĐTBmhk = (sum of regular + 2 × midterm + 3 × final) / (number of regular + 5).
    static func semester(_ marks: SemesterRow<Int>, required: RequiredMarks) -> Completion<Int> {
        let missing = marks.missing(required)
        guard missing.isEmpty, let midterm = marks.midterm, let final = marks.final else { return .missing(missing) }
        let regular = marks.regular.compactMap(\.self)
        let sum = regular.reduce(0, +) + 2 * midterm + 3 * final
        let count = regular.count + 5
        return .complete((2 * sum + count) / (2 * count))
    }

    /// ĐTBmcn = (first + 2 × second) / 3, of the semester averages as rounded.
    static func year(first: Int, second: Int) -> Int {
        (2 * (first + 2 * second) + 3) / 6
    }
}
