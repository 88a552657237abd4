@testable import Assessment

/// Eight marked subjects called m1… and four comment subjects called c1…, the first of these not met.
func subjects(_ averages: [Int], notMet: Int = 0, comments: Int = 4) -> [SubjectResult] {
    averages.enumerated().map { SubjectResult(subject: "m\($0 + 1)", outcome: .average($1)) }
        + (0..<comments).map { SubjectResult(subject: "c\($0 + 1)", outcome: .comment($0 < notMet ? .notMet : .met)) }
}

/// One average several times over.
func times(_ count: Int, _ average: Int) -> [Int] { Array(repeating: average, count: count) }
