import Contracts
import Vocabulary
import Wire

/// What the rule says of a pupil's year, as far as the year is recorded here (article 12).
///
/// Three things must be well: training, learning and absences. Absences are not known here, so the rule can say by itself
/// that somebody does not go up, and never that somebody does.
struct PromotionAdvice: Codable, Sendable, Hashable {
    /// The year's learning result, where it is complete.
    var learning: LearningLevel?
    /// Nothing where the rule cannot say.
    var suggested: PromotionDecision?
    /// What the rule asks besides and nobody has recorded here.
    var unknown: [YearEnd.Obstacle]

    /// Advice for a pupil of a class of these grades; the rule is that of grades 6 to 12.
    ///
    /// Of a five-year-old it is what the list says that the principal has approved (003 Đ3.4).
    init(on result: PupilResult?, in grades: [Grade], by list: PromotionDecision? = nil) {
        guard grades.contains(where: { $0.level > .primary }) else {
            suggested = list
            unknown = []
            return
        }
        guard let result, let learning = result.learning else {
            unknown = YearEnd.Obstacle.allCases
            return
        }
        self.learning = learning
        unknown = result.conduct == nil ? [.training, .absences] : [.absences]
        // Whatever is unknown is taken as well, so that only what is known can stand in the way.
        let best = YearEnd(
            results: result.subjects.compactMap(SubjectResult.init),
            training: result.conduct.map(ResultLevel.init) ?? .good, absences: 0)
        if !best.isPromoted { suggested = .repeating }
    }
}

extension YearEnd.Obstacle: WireEnum {}

extension SubjectResult {
    /// A subject as it was published; nothing while marks are missing.
    fileprivate init?(_ subject: PupilResult.Subject) {
        if let average = subject.average {
            self.init(subject: subject.code.text, outcome: .average(average.tenths))
        } else if let passed = subject.passed {
            self.init(subject: subject.code.text, outcome: .comment(passed ? .met : .notMet))
        } else {
            return nil
        }
    }
}
