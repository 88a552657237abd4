/// Guesses what somebody meant to type.
enum Suggestion {
    /// The nearest of the known words, if it is near: at most a third of its letters away, or begun alike.
    static func nearest(to word: String, among known: [String]) -> String? {
        guard !word.isEmpty else { return nil }
        let ranked = known.map { (distance: distance(word, $0), name: $0) }.min { $0 < $1 }
        if let ranked, ranked.distance <= max(1, ranked.name.count / 3) { return ranked.name }
        return known.first { word.count >= 2 && $0.hasPrefix(word) }
    }

    /// How many letters must be put in, left out or changed (Levenshtein).
    static func distance(_ left: String, _ right: String) -> Int {
        let (left, right) = (Array(left), Array(right))
        var row = Array(0...right.count)
        for (i, a) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, b) in right.enumerated() {
                let above = row[j + 1]
                row[j + 1] = min(above + 1, row[j] + 1, diagonal + (a == b ? 0 : 1))
                diagonal = above
            }
        }
        return row[right.count]
    }
}
