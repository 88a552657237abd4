/// Microseconds that something took, many times over.
struct Waits {
    private let sorted: [Int64]

    init(_ waits: [Int64]) { sorted = waits.sorted() }

    var count: Int { sorted.count }
    var most: Int64 { sorted.last ?? 0 }

    /// What so many in a thousand did not exceed.
    subscript(perMille: Int) -> Int64 {
        sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, sorted.count * perMille / 1000)]
    }

    var text: String { "median \(self[500]) µs, p99 \(self[990]) µs" }
}
