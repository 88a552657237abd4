/// What a pupil may be named at the end of a year (article 15).
enum Title: String, Sendable, Hashable, CaseIterable {
    case excellent
    case good

    /// Both results Tốt, and for Xuất sắc at least six marked subjects of 9.0 or more; otherwise no title.
    init?(training: ResultLevel, learning: ResultLevel, results: [SubjectResult]) {
        guard training == .good, learning == .good else { return nil }
        self = results.count { $0.average.map { $0 >= 90 } ?? false } >= 6 ? .excellent : .good
    }

    var vietnamese: String {
        switch self {
        case .excellent: "Học sinh Xuất sắc"
        case .good: "Học sinh Giỏi"
        }
    }
}
