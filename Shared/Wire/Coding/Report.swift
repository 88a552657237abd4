/// The violations found so far in one decoding.
final class Report {
    private(set) var violations: [Violation] = []
    /// A bound on the answer, lest a small bad message beget a huge complaint.
    static let most = 1_000

    func note(_ violation: Violation) {
        if violations.count < Self.most {
            violations.append(violation)
        } else if violations.count == Self.most {
            violations.append(
                Violation(
                    at: "", .tooLarge,
                    Bilingual(en: "there are more violations than listed", vi: "còn nhiều lỗi khác chưa liệt kê")))
        }
    }
}
