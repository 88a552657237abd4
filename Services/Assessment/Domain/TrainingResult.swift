import Vocabulary

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

extension ConductLevel {
    /// What stands for a term; nothing where a semester that it rests on has not been judged.
    init?(of term: Term, _ level: (Semester) -> ConductLevel?) {
        switch term {
        case .firstSemester:
            guard let first = level(.first) else { return nil }
            self = first
        case .secondSemester:
            guard let second = level(.second) else { return nil }
            self = second
        case .year:
            guard let first = level(.first), let second = level(.second) else { return nil }
            self.init(TrainingResult.year(first: ResultLevel(first), second: ResultLevel(second)))
        }
    }

    /// The level as the wire names it.
    init(_ level: ResultLevel) {
        self =
            switch level {
            case .fail: .notPassed
            case .pass: .passed
            case .fair: .fair
            case .good: .good
            }
    }
}

extension ResultLevel {
    init(_ level: ConductLevel) {
        self =
            switch level {
            case .notPassed: .fail
            case .passed: .pass
            case .fair: .fair
            case .good: .good
            }
    }
}
