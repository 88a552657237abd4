/// Finds the name somebody probably meant.
enum EditDistance {
    /// The nearest of the candidates within two edits, when it is nearer than rewriting the whole name.
    static func suggestion(for name: String, among candidates: [String]) -> String? {
        let name = Array(name.lowercased().utf8)
        guard name.count <= 64 else { return nil }
        var best: (name: String, distance: Int)?
        for candidate in candidates {
            let other = Array(candidate.lowercased().utf8)
            guard abs(other.count - name.count) <= 2 else { continue }
            let distance = distance(name, other)
            if distance <= 2, distance < max(name.count, other.count), distance < best?.distance ?? 3 {
                best = (candidate, distance)
            }
        }
        return best?.name
    }

    /// Levenshtein's distance, one row at a time.
    static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
        var row = Array(0...b.count)
        for i in a.indices {
            var diagonal = row[0]
            row[0] = i + 1
            for j in b.indices {
                let cost = a[i] == b[j] ? diagonal : min(diagonal, row[j], row[j + 1]) + 1
                diagonal = row[j + 1]
                row[j + 1] = cost
            }
        }
        return row[b.count]
    }
}
