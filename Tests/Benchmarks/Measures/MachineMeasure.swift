import Platform

/// What the machine itself adds: a millisecond of arithmetic is due fifty times a second, as the rolls are.
///
/// On a virtual machine whose host is busy it begins late and takes longer, whatever is installed there.
enum MachineMeasure {
    /// Works for so many seconds, and prints how late it began and how long it took.
    static func run(seconds: Int) {
        var number: UInt64 = 88_172_645_463_325_252
        let steps = stepsInAMillisecond(&number)
        let bell = Wake()
        var (late, took): ([Int64], [Int64]) = ([], [])
        let began = Clock.monotonicNanoseconds()
        for turn in 1...max(1, seconds * 1000 / Int(RollMeasure.pace)) {
            let due = began + Int64(turn) * RollMeasure.pace * 1_000_000
            _ = bell.wait(milliseconds: Int(max(0, due - Clock.monotonicNanoseconds()) / 1_000_000))
            let start = Clock.monotonicNanoseconds()
            work(steps, on: &number)
            // The bell rings by the millisecond, so what is due may begin up to one before.
            late.append(max(0, start - due) / 1000)
            took.append((Clock.monotonicNanoseconds() - start) / 1000)
        }
        precondition(number != 0, "a result that nobody looks at need not be worked out")
        _ = Output.standard.writeLine(
            "a millisecond of arithmetic begins late by \(Waits(late).text) and takes \(Waits(took).text)")
    }

    /// How many steps take a millisecond here, by the fastest of some tries.
    private static func stepsInAMillisecond(_ number: inout UInt64) -> Int {
        let trial = 1_000_000
        var fastest = Int64.max
        for _ in 0..<10 {
            let start = Clock.monotonicNanoseconds()
            work(trial, on: &number)
            fastest = min(fastest, Clock.monotonicNanoseconds() - start)
        }
        return trial * 1_000_000 / Int(max(1, fastest))
    }

    /// Marsaglia's xorshift (Journal of Statistical Software 8/14): each step needs the last, so none can be left out.
    @inline(never)
    private static func work(_ steps: Int, on number: inout UInt64) {
        for _ in 0..<steps {
            number ^= number << 13
            number ^= number >> 7
            number ^= number << 17
        }
    }
}
