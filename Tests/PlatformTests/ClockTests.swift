import Platform
import Testing

@Suite("A clock")
struct ClockTests {
    @Test("stands still if it is fixed")
    func fixed() {
        #expect(Clock.fixed(1_700_000_000_123).now() == 1_700_000_000_123)
    }

    @Test("is moved by whoever holds it")
    func settable() {
        let time = SettableClock(1_000)
        let clock = time.clock
        time.advance(milliseconds: 250)
        #expect(clock.now() == 1_250)
        time.set(5)
        #expect(clock.now() == 5)
        #expect(time.now == 5)
    }

    @Test("counts milliseconds since 1970 if it is the system's")
    func system() {
        // 2024-01-01 and 2200-01-01.
        #expect((1_704_067_200_000...7_258_118_400_000).contains(Clock.system.now()))
    }

    @Test("never goes back if it is monotonic")
    func monotonic() {
        let readings = (0..<1_000).map { _ in Clock.monotonicNanoseconds() }
        #expect(readings == readings.sorted())
    }
}
