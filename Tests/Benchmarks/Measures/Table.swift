/// Whose turn it is on the machine, and the how manieth turn that is.
enum Turn: Hashable, CustomStringConvertible {
    case floor(Int)
    case suite(Int)

    var isFloor: Bool {
        if case .floor = self { true } else { false }
    }

    /// Also part of file names, so without blanks.
    var description: String {
        switch self {
        case .floor(let number): "C-\(number)"
        case .suite(let number): "suite-\(number)"
        }
    }
}

/// So many events in so many seconds.
struct Rate {
    var events: Int
    var seconds: Double

    var perSecond: Double { Double(events) / seconds }
}

/// What was measured, beside the floor.
struct Table {
    /// The least ratio to the floor that reporting's ingest may have.
    static let leastIngest = 0.4

    private var names: [String] = []
    private var suite: [String: [Double]] = [:]
    private var floor: [String: [Double]] = [:]

    mutating func note(_ measure: String, _ turn: Turn, _ rate: Rate) {
        if !names.contains(measure) { names.append(measure) }
        if turn.isFloor {
            floor[measure, default: []].append(rate.perSecond)
        } else {
            suite[measure, default: []].append(rate.perSecond)
        }
    }

    /// The suite's median over that of C.
    private func ratio(_ measure: String) -> Double? {
        guard let suite = suite[measure].flatMap(Self.median), let floor = floor[measure].flatMap(Self.median) else {
            return nil
        }
        return suite / floor
    }

    /// What is said when the ingest is slower than promised.
    var shortfall: String? {
        guard let ratio = ratio("reporting ingest"), ratio < Self.leastIngest else { return nil }
        return "reporting ingest is below \(Self.leastIngest) of the floor"
    }

    /// One line a measure: events a second, median and range of the turns, of the suite and of C, and the ratio.
    var text: String {
        var lines = [Self.line("events per second", "Khuê Văn", "C", "ratio")]
        for name in names {
            lines.append(
                Self.line(
                    name, Self.summary(suite[name] ?? []), Self.summary(floor[name] ?? []),
                    ratio(name).map(Self.hundredths) ?? "–"))
        }
        return (lines + [shortfall].compactMap(\.self)).joined(separator: "\n")
    }

    private static func median(_ rates: [Double]) -> Double? {
        guard !rates.isEmpty else { return nil }
        let sorted = rates.sorted()
        return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    }

    private static func summary(_ rates: [Double]) -> String {
        guard let median = median(rates), let least = rates.min(), let most = rates.max() else { return "–" }
        return "\(Int(median)) (\(Int(least))–\(Int(most)))"
    }

    private static func line(_ name: String, _ suite: String, _ floor: String, _ ratio: String) -> String {
        name + pad(26 - name.count) + pad(24 - suite.count) + suite + pad(24 - floor.count) + floor
            + pad(8 - ratio.count) + ratio
    }

    private static func pad(_ count: Int) -> String { String(repeating: " ", count: max(1, count)) }

    private static func hundredths(_ ratio: Double) -> String {
        let hundredths = Int((ratio * 100).rounded())
        return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
    }
}
