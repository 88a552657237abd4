/// How long to wait before the next attempt: longer each time, never the same for two of us.
///
/// "Full jitter" between half and the whole of the step: after a broker restart a hundred clients do not all come back
/// in the same millisecond. Pure; the generator is the caller's, so a test is repeatable.
public struct Backoff: Sendable, Hashable {
    public let first: Int
    public let cap: Int
    /// Attempts that failed since the last success.
    public private(set) var attempts = 0

    /// `first` and `cap` in milliseconds.
    ///
    /// The standard cap is short: what waits for a broker that is back does so for two seconds at most, and an attempt
    /// that finds nobody costs next to nothing.
    public init(first: Int = 200, cap: Int = 2_000) {
        self.first = max(1, first)
        self.cap = max(self.first, cap)
    }

    /// Milliseconds to wait now.
    public mutating func next(using generator: inout some RandomNumberGenerator) -> Int {
        var step = first
        for _ in 0..<min(attempts, 32) where step < cap { step = min(cap, step * 2) }
        attempts += 1
        return Int.random(in: (step + 1) / 2...step, using: &generator)
    }

    /// It worked: the next failure starts from the beginning.
    public mutating func reset() { attempts = 0 }
}
