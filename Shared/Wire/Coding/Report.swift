/// The violations found so far in one decoding.
///
/// A bound keeps a small bad message from begetting a huge complaint; parts that are judged apart share it with the
/// whole, each having its first violation in any case.
final class Report {
    private(set) var violations: [Violation] = []
    private let whole: Report?
    /// Violations of all parts together; counted in the whole.
    private var spent = 0
    private var isFull = false
    static let most = 1_000

    init(partOf whole: Report? = nil) { self.whole = whole }

    /// Where the violations of all parts are counted.
    var account: Report { whole ?? self }

    func note(_ violation: Violation) {
        if account.spent < Self.most || violations.isEmpty {
            violations.append(violation)
            account.spent += 1
        } else if !isFull {
            isFull = true
            violations.append(
                Violation(
                    at: "", .tooLarge,
                    Bilingual(en: "there are more violations than listed", vi: "còn nhiều lỗi khác chưa liệt kê")))
        }
    }
}
