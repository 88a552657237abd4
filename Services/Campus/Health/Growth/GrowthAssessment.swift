/// What WHO's tables say of one measurement.
struct GrowthAssessment: Sendable, Hashable {
    /// One index: its score, whether a child can have it, and what it means.
    struct Finding: Sendable, Hashable {
        let index: GrowthIndex
        /// Two decimals, halves away from nought; nil when swelling forbids it.
        let score: Double?
        let isImplausible: Bool
        /// Nil when the score is implausible: such a measurement is to be repeated, not classified.
        let meaning: GrowthClass?
    }

    /// The indices that could be judged, in the order of `GrowthIndex`.
    let findings: [Finding]

    var haz: Double? { score(.heightForAge) }
    var waz: Double? { score(.weightForAge) }
    var baz: Double? { score(.bodyMassForAge) }
    var whz: Double? { score(.weightForHeight) }

    /// The indices whose score no child has.
    var flags: [GrowthIndex] { findings.filter(\.isImplausible).map(\.index) }

    /// Whether any table had a word to say; if not, the child is neither normal nor otherwise.
    var isJudged: Bool { findings.contains { $0.meaning != nil } }

    /// Everything but normal that was found, each once; empty means normal where anything was judged.
    ///
    /// Body mass and weight-for-height judge the same thing under five: where they differ the graver word stands.
    var classes: [GrowthClass] {
        let found = findings.compactMap(\.meaning)
        let milder = found.flatMap(\.milder)
        var classes: [GrowthClass] = []
        for meaning in found where meaning != .normal && !milder.contains(meaning) && !classes.contains(meaning) {
            classes.append(meaning)
        }
        return classes
    }

    private func score(_ index: GrowthIndex) -> Double? {
        findings.first { $0.index == index }?.score
    }
}
