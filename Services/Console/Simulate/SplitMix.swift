/// SplitMix64 with the few draws a simulation needs.
///
/// The standard library's `random(in:using:)` may change its arithmetic between releases and libm differs between
/// machines; everything here is integer arithmetic, so a seed gives the same bytes everywhere and for ever.
struct SplitMix {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    /// A stream of its own for each school, so that a school does not change when its neighbours do.
    init(seed: UInt64, stream: Int) {
        var mixer = SplitMix(seed: seed ^ (UInt64(truncatingIfNeeded: stream) &* 0xD134_2543_DE82_EF95))
        state = mixer.next()
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to, not including, `bound`.
    mutating func below(_ bound: Int) -> Int {
        Int(next().multipliedFullWidth(by: UInt64(bound)).high)
    }

    mutating func within(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + below(range.count)
    }

    mutating func chance(perMille: Int) -> Bool {
        below(1000) < perMille
    }

    mutating func pick<Value>(_ values: [Value]) -> Value {
        values[below(values.count)]
    }

    /// A normal deviate in thousandths of a standard deviation: twelve uniform draws, their mean taken away.
    mutating func deviation() -> Int {
        var sum = 0
        for _ in 0..<12 { sum += below(1001) }
        return sum - 6000
    }
}
