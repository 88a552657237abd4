/// Guesses what somebody meant to type.
enum Suggestion {
    /// The nearest of the known words, if it is near: at most a third of its letters away, or begun alike.
    static func nearest(to word: String, among known: [String]) -> String? {
        guard !word.isEmpty else { return nil }
        let ranked = known.map { (distance: distance(word, $0), name: $0) }
        let near = ranked.filter { $0.distance <= max(1, ($0.name.count + 1) / 3) }
        if let nearest = near.min(by: { $0 < $1 }) { return nearest.name }
        return known.first { word.count >= 2 && $0.hasPrefix(word) }
    }

    /// How many letters must be put in, left out, changed or swapped with their neighbour.
    static func distance(_ left: String, _ right: String) -> Int {
        let (left, right) = (Array(left), Array(right))
        var rows = [Array(0...right.count)]
        for (i, a) in left.enumerated() {
            var row = [i + 1]
            for (j, b) in right.enumerated() {
                var least = min(rows[i][j + 1] + 1, row[j] + 1, rows[i][j] + (a == b ? 0 : 1))
                if i > 0, j > 0, a == right[j - 1], left[i - 1] == b { least = min(least, rows[i - 1][j - 1] + 1) }
                row.append(least)
            }
            rows.append(row)
        }
        return rows[left.count][right.count]
    }
}
