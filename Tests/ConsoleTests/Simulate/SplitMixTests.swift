import Testing

@testable import Console

@Suite("Draws")
struct SplitMixTests {
    /// The reference implementation's first numbers for this seed (Vigna, splitmix64.c).
    @Test("follow the published sequence")
    func reference() {
        var random = SplitMix(seed: 1_234_567)
        let drawn = (0..<5).map { _ in random.next() }
        #expect(
            drawn == [
                6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
                4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
            ])
    }

    @Test("stay within their bounds and reach both ends")
    func bounds() {
        var random = SplitMix(seed: 1)
        let drawn = (0..<1000).map { _ in random.within(3...7) }
        #expect(Set(drawn) == [3, 4, 5, 6, 7])
    }

    @Test("come from streams that differ")
    func streams() {
        var first = SplitMix(seed: 9, stream: 1)
        var second = SplitMix(seed: 9, stream: 2)
        #expect(first.next() != second.next())
    }

    @Test("deviate about nought by one")
    func deviation() {
        var random = SplitMix(seed: 4)
        let drawn = (0..<20_000).map { _ in random.deviation() }
        let mean = drawn.reduce(0, +) / drawn.count
        let variance = drawn.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / drawn.count
        #expect((-30...30).contains(mean))
        #expect((950_000...1_050_000).contains(variance))
    }

    @Test("follow their weights")
    func frequencies() {
        let coin = Frequencies([(3, "often"), (1, "seldom"), (0, "never")])
        var random = SplitMix(seed: 5)
        let drawn = (0..<4000).map { _ in coin.draw(&random) }
        #expect((2850...3150).contains(drawn.count { $0 == "often" }))
        #expect(!drawn.contains("never"))
    }
}
