/// The training result of a year from its two semesters (article 8.2).
enum TrainingResult {
    /// The second semester weighs more: the year is good only with it, and fails with it.
    static func year(first: ResultLevel, second: ResultLevel) -> ResultLevel {
        switch (second, first) {
        case (.good, .good), (.good, .fair): .good
        case (.good, .pass), (.good, .fail): .fair
        case (.fair, .good), (.fair, .fair), (.fair, .pass): .fair
        case (.fair, .fail): .pass
        case (.pass, .good): .fair
        case (.pass, .fair), (.pass, .pass), (.pass, .fail): .pass
        case (.fail, _): .fail
        }
    }
}
