import Vocabulary

/// The four levels of learning (article 9) and of training (article 8), lowest first.
enum ResultLevel: String, Sendable, Hashable, CaseIterable, Comparable {
    case fail, pass, fair, good

    private var rank: Int {
        switch self {
        case .fail: 0
        case .pass: 1
        case .fair: 2
        case .good: 3
        }
    }

    /// The adjacent higher level, nil above the highest.
    var higher: ResultLevel? {
        switch self {
        case .fail: .pass
        case .pass: .fair
        case .fair: .good
        case .good: nil
        }
    }

    /// How many levels higher than another this one is; negative when lower.
    func steps(above other: ResultLevel) -> Int { rank - other.rank }

    static func < (left: ResultLevel, right: ResultLevel) -> Bool { left.rank < right.rank }

    var vietnamese: String {
        switch self {
        case .fail: "Chưa đạt"
        case .pass: "Đạt"
        case .fair: "Khá"
        case .good: "Tốt"
        }
    }
}

extension LearningLevel {
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
