import Glibc

/// Where the time comes from: milliseconds since 1970-01-01T00:00Z.
///
/// Passed as a value, so that a test sets the time and a schedule can be run ahead.
public struct Clock: Sendable {
    public var now: @Sendable () -> Int64

    public init(now: @escaping @Sendable () -> Int64) { self.now = now }

    /// The machine's wall clock.
    public static let system = Clock {
        var time = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }

    /// A clock that stands still.
    public static func fixed(_ milliseconds: Int64) -> Clock { Clock { milliseconds } }

    /// Milliseconds of a clock that never jumps, for measuring how long something took or may take.
    public static func monotonicMilliseconds() -> Int64 { monotonicNanoseconds() / 1_000_000 }

    /// Nanoseconds of a clock that never jumps.
    public static func monotonicNanoseconds() -> Int64 {
        var time = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }

    /// Nanoseconds of processor time that the calling thread has used.
    public static func threadNanoseconds() -> Int64 {
        var time = timespec()
        unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}
