public import Vocabulary

/// What requests have in common that something be put right, whoever's file they are about (002 Đ10.3).
public protocol DataCorrection {
    /// The last day to say that it has come: two working days.
    var acknowledgeBy: LocalDate { get }
    /// The last day to put it right, or to say why not: ten days.
    var decideBy: LocalDate { get }
    var status: CorrectionStatus { get set }
    /// What whoever asked was told.
    var answer: LongText? { get set }
}

extension DataCorrection {
    /// Not answered in time: neither that it has come, nor what came of it.
    public func isLate(on day: LocalDate) -> Bool {
        switch status {
        case .requested: day > acknowledgeBy
        case .acknowledged: day > decideBy
        case .corrected, .rejected: false
        }
    }
}
