import AMQP
import Platform
import Testing

@Suite("A backoff")
struct BackoffTests {
    @Test("doubles up to its cap, and shakes each step")
    func steps() {
        var random = SplitMix64(seed: 7)
        var backoff = Backoff(first: 100, cap: 1_000)
        for step in [100, 200, 400, 800, 1_000, 1_000, 1_000] {
            let wait = backoff.next(using: &random)
            #expect(wait >= step / 2 && wait <= step)
        }
    }

    @Test(
        "never goes beyond two seconds by itself, so that a broker that is back is soon found",
        arguments: 0..<20 as Range<UInt64>)
    func cap(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var backoff = Backoff()
        let longest = (0..<1_000).map { _ in backoff.next(using: &random) }.max()
        #expect(longest.map { $0 <= 2_000 } == true)
        #expect(backoff.attempts == 1_000)
    }

    @Test("starts again after a success")
    func reset() {
        var random = SplitMix64(seed: 1)
        var backoff = Backoff(first: 100, cap: 10_000)
        for _ in 0..<6 { _ = backoff.next(using: &random) }
        backoff.reset()
        let wait = backoff.next(using: &random)
        #expect(wait <= 100)
    }

    @Test("differs between two clients")
    func jitter() {
        var one = SplitMix64(seed: 1)
        var two = SplitMix64(seed: 2)
        var first = Backoff(first: 10_000)
        var second = first
        let waits = (first.next(using: &one), second.next(using: &two))
        #expect(waits.0 != waits.1)
    }
}
