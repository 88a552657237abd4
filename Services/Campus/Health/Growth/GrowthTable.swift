/// The figures of one WHO table: L, M and S for every whole key (day, month or millimetre of stature).
///
/// Held as the published decimals in integers, 12 bytes a row, so that nothing is lost and little is resident.
struct GrowthTable: Sendable {
    let keys: ClosedRange<Int>
    private let l: [Int32]
    private let m: [Int32]
    private let s: [Int32]

    /// Reads the compact text described in `deploy/lib/growth-tables.py`.
    ///
    /// Nil when a column is missing, columns differ in length, or a line does not begin where the last one ended.
    init?(text: String) {
        var columns: [Substring: (first: Int, figures: [Int32])] = [:]
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard words.count >= 3, let key = Int(words[1]), var figure = Int32(words[2]) else { return nil }
            var column = columns[words[0]] ?? (key, [])
            if column.figures.isEmpty { column.figures.append(figure) }
            // Every line states its first figure whole: it must agree with where the differences have led.
            guard column.first + column.figures.count - 1 == key, column.figures.last == figure else { return nil }
            for word in words.dropFirst(3) {
                let parts = word.split(separator: "*")
                guard parts.count <= 2, let difference = Int32(parts[0]),
                    let times = parts.count == 2 ? Int(parts[1]) : 1
                else { return nil }
                for _ in 0..<times {
                    figure += difference
                    column.figures.append(figure)
                }
            }
            columns[words[0]] = column
        }
        guard let l = columns["L"], let m = columns["M"], let s = columns["S"],
            l.first == m.first, m.first == s.first,
            l.figures.count == m.figures.count, m.figures.count == s.figures.count
        else { return nil }
        keys = m.first...(m.first + m.figures.count - 1)
        self.l = l.figures
        self.m = m.figures
        self.s = s.figures
    }

    /// The published row at a whole key, nil outside the table.
    subscript(key: Int) -> GrowthDistribution? {
        guard keys.contains(key) else { return nil }
        let row = key - keys.lowerBound
        return GrowthDistribution(l: Double(l[row]) / 10_000, m: Double(m[row]) / 10_000, s: Double(s[row]) / 100_000)
    }

    /// The row at a fractional key, each of L, M and S straight between its two neighbours.
    subscript(between key: Double) -> GrowthDistribution? {
        guard key >= Double(keys.lowerBound), key <= Double(keys.upperBound) else { return nil }
        let whole = Int(key)
        guard let lower = self[whole] else { return nil }
        let part = key - Double(whole)
        guard part > 0, let upper = self[whole + 1] else { return lower }
        return GrowthDistribution(
            l: lower.l + part * (upper.l - lower.l), m: lower.m + part * (upper.m - lower.m),
            s: lower.s + part * (upper.s - lower.s))
    }

    /// A running product of every figure in order, to compare with one computed from the published files.
    var checksum: UInt64 {
        var sum: UInt64 = 0
        for row in l.indices {
            for figure in [l[row], m[row], s[row]] {
                sum = sum &* 1_099_511_628_211 &+ UInt64(bitPattern: Int64(figure))
            }
        }
        return sum
    }
}
