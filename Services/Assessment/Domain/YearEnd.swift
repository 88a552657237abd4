/// All that decides a pupil's year: promotion, summer training, retest and title (articles 12 to 15).
struct YearEnd: Sendable, Hashable {
    /// The most sessions, with leave or without, that a pupil may miss and still go up (article 12.1.c).
    static let absencesAllowed = 45

    /// Why a pupil does not go up.
    enum Obstacle: String, Sendable, Hashable, CaseIterable { case training, learning, absences }

    /// The year's results, subject by subject, as they stood in May.
    var results: [SubjectResult]
    var training: ResultLevel
    /// Judged anew when the summer's tasks are done (article 13); nil when nothing was judged.
    var trainingAfterSummer: ResultLevel?
    /// Results of subjects taken again, each in place of the whole year's (article 14).
    var retests: [SubjectResult] = []
    /// Sessions missed, one to a day even where a school teaches two.
    var absences: Int
    var policy = AssessmentPolicy()

    /// The training that counts for promotion.
    var finalTraining: ResultLevel { mustTrainInSummer ? trainingAfterSummer ?? training : training }

    /// The learning result in May.
    var learning: LearningResult { LearningResult(of: results, policy: policy) }

    /// The learning result with the retests that were allowed in their places.
    var finalLearning: LearningResult {
        let allowed = retestable
        let replaced = results.map { result in
            guard allowed.contains(result.subject) else { return result }
            return retests.last { $0.subject == result.subject } ?? result
        }
        return LearningResult(of: replaced, policy: policy)
    }

    /// What still stands in the way of the next class; empty means promoted, or the programme completed.
    var obstacles: [Obstacle] {
        var obstacles: [Obstacle] = []
        if finalTraining < .pass { obstacles.append(.training) }
        if finalLearning.level < .pass { obstacles.append(.learning) }
        if absences > Self.absencesAllowed { obstacles.append(.absences) }
        return obstacles
    }

    var isPromoted: Bool { obstacles.isEmpty }

    /// Whether the summer is for training (article 13): the year's training is Chưa đạt.
    var mustTrainInSummer: Bool { training == .fail }

    /// The subjects that may be taken again (article 14): learning Chưa đạt, training at least Đạt.
    var retestable: [String] {
        let training = policy.trainingAfterSummerCounts ? finalTraining : training
        guard training >= .pass, learning.level == .fail else { return [] }
        return results.filter(\.isBelowPass).map(\.subject)
    }

    /// The title of the year (article 15), from the results in May.
    var title: Title? { Title(training: training, learning: learning.level, results: results) }
}
