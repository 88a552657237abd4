import Contracts
import Vocabulary

/// The cells of one pupil in every book of his class.
typealias PupilYear = [BookPlace: [MarkColumn: CellValue]]

/// Which of a class's books.
struct BookPlace: Sendable, Hashable {
    var subject: SubjectCode
    var semester: Semester
}

/// Marks that a result waits for.
struct MarkGap: Codable, Sendable, Hashable {
    var subject: SubjectCode
    var semester: Semester
    var columns: [MarkColumn]
}

/// What one pupil's term came to, and what it still waits for.
struct TermOutcome: Sendable, Hashable {
    var subjects: [PupilResult.Subject]
    /// Nothing while any subject of the curriculum is incomplete.
    var learning: LearningLevel?
    var gaps: [MarkGap]
}

/// Reckons terms of pupils who are taught the same subjects (article 9).
struct TermReckoning: Sendable {
    let subjects: [Curriculum.Subject]
    let term: Term
    var policy = AssessmentPolicy()

    /// A year rests on both its semesters, so a gap in either leaves it open.
    func outcome(of cells: PupilYear) -> TermOutcome {
        var outcome = TermOutcome(subjects: [], learning: nil, gaps: [])
        var results: [SubjectResult] = []
        for subject in subjects {
            var halves: [SubjectResult.Outcome] = []
            for semester in term.semesters {
                let place = BookPlace(subject: subject.code, semester: semester)
                switch subject.semester(with: cells[place] ?? [:]).outcome {
                case .complete(let half): halves.append(half)
                case .missing(let columns):
                    outcome.gaps.append(MarkGap(subject: subject.code, semester: semester, columns: columns))
                }
            }
            let whole = halves.count == term.semesters.count ? SubjectResult.Outcome(term: halves) : nil
            outcome.subjects.append(PupilResult.Subject(subject.code, whole))
            if let whole { results.append(SubjectResult(subject: subject.code.text, outcome: whole)) }
        }
        if !subjects.isEmpty, outcome.gaps.isEmpty {
            outcome.learning = LearningLevel(LearningResult(of: results, policy: policy).level)
        }
        return outcome
    }
}

extension Term {
    /// The semesters it rests on.
    var semesters: [Semester] {
        switch self {
        case .firstSemester: [.first]
        case .secondSemester: [.second]
        case .year: [.first, .second]
        }
    }
}

extension Curriculum.Subject {
    /// The assessments of each semester.
    var required: RequiredMarks { RequiredMarks(kind, periodsPerYear: periods) }

    func semester(with cells: [MarkColumn: CellValue]) -> SubjectSemester {
        SubjectSemester(kind: kind, required: required, cells: cells)
    }
}

extension SubjectResult.Outcome {
    /// One semester stands for itself; two make a year.
    fileprivate init?(term halves: [SubjectResult.Outcome]) {
        switch (halves.first, halves.last) {
        case (let only?, _) where halves.count == 1: self = only
        case (.average(let first)?, .average(let second)?):
            self = .average(SubjectAverage.year(first: first, second: second))
        case (.comment(let first)?, .comment(let second)?):
            self = .comment(CommentResult.year(first: first, second: second))
        default: return nil
        }
    }
}

extension PupilResult.Subject {
    init(_ code: SubjectCode, _ outcome: SubjectResult.Outcome?) {
        switch outcome {
        case .average(let tenths)?: self.init(code: code, average: Mark(tenths: tenths), passed: nil)
        case .comment(let result)?: self.init(code: code, average: nil, passed: result == .met)
        case nil: self.init(code: code, average: nil, passed: nil)
        }
    }
}
