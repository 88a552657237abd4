/// A pupil's learning result for a semester or a year (articles 9.2 and 9.3), with its reason.
struct LearningResult: Sendable, Hashable {
    /// What stands in the record.
    let level: ResultLevel
    /// What article 9.2 alone gives.
    let base: ResultLevel
    /// The one subject that article 9.3 forgave, nil when nothing was adjusted.
    let theOne: String?
    /// The rule book and article that decided.
    let reason: String

    /// Judges complete results; who has subjects outstanding has no learning result yet.
    init(of results: [SubjectResult], policy: AssessmentPolicy = AssessmentPolicy()) {
        base = Self.base(of: results)
        if let subject = Self.theOne(of: results, base: base, policy: policy), let higher = base.higher {
            level = higher
            theOne = subject
            reason = "\(AssessmentPolicy.version) 9.3"
        } else {
            level = base
            theOne = nil
            reason = "\(AssessmentPolicy.version) 9.2"
        }
    }

    /// The level by the thresholds of article 9.2.
    static func base(of results: [SubjectResult]) -> ResultLevel {
        let averages = results.compactMap(\.average)
        let notMet = results.count { $0.isNotMet }
        func all(_ least: Int) -> Bool { averages.allSatisfy { $0 >= least } }
        func six(_ least: Int) -> Bool { averages.count { $0 >= least } >= 6 }
        if notMet == 0, all(65), six(80) { return .good }
        if notMet == 0, all(50), six(65) { return .fair }
        if notMet <= 1, all(35), six(50) { return .pass }
        return .fail
    }

    /// The subject without which the level would be Khá or Tốt and at least two levels higher.
    ///
    /// Only a subject that breaks an "all" can raise the level by going, so there is never a choice between two.
    private static func theOne(of results: [SubjectResult], base: ResultLevel, policy: AssessmentPolicy) -> String? {
        for (place, result) in results.enumerated()
        where result.average != nil || policy.commentSubjectCanBeTheOne {
            var others = results
            others.remove(at: place)
            let without = self.base(of: others)
            if without >= .fair, without.steps(above: base) >= 2 { return result.subject }
        }
        return nil
    }
}
