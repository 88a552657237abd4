import CPlatform
import Glibc

/// Turns SIGTERM and SIGINT into something the main thread waits for.
///
/// Make it before the first thread: a mask is inherited, and a signal goes to any thread that does not block it.
/// SIGPIPE is ignored, so that a closed pipe or socket is an error of the call and not the end of the process.
public struct Termination: Sendable {
    public init() {
        var signals = Self.signals
        unsafe pthread_sigmask(SIG_BLOCK, &signals, nil)
        signal(SIGPIPE, SIG_IGN)
    }

    /// Waits for a signal and returns its number.
    public func wait() -> Int32 {
        while true {
            if let signal = wait(milliseconds: 3_600_000) { return signal }
        }
    }

    /// Waits for a signal for at most this long.
    public func wait(milliseconds: Int) -> Int32? {
        let deadline = Clock.monotonicMilliseconds() + Int64(max(0, milliseconds))
        while true {
            var signals = Self.signals
            let remaining = max(0, deadline - Clock.monotonicMilliseconds())
            var timeout = timespec(tv_sec: Int(remaining / 1000), tv_nsec: Int(remaining % 1000) * 1_000_000)
            let signal = unsafe sigtimedwait(&signals, nil, &timeout)
            if signal > 0 { return signal }
            if errno != EINTR { return nil }
        }
    }

    private static var signals: sigset_t {
        var set = sigset_t()
        unsafe sigemptyset(&set)
        unsafe sigaddset(&set, SIGTERM)
        unsafe sigaddset(&set, SIGINT)
        return set
    }
}
