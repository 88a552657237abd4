import CPlatform
import Glibc

/// A thread's signal mask as it was, so that it can be put back.
struct SignalMask {
    private let previous: sigset_t

    /// Blocks every signal that comes from outside, and keeps the mask that was there before.
    ///
    /// The synchronous ones stay open: blocking SIGSEGV would turn a crash report into a silent death.
    static func blockingAsynchronous() -> SignalMask {
        var blocked = sigset_t()
        unsafe sigfillset(&blocked)
        for signal in [SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGTRAP] { unsafe sigdelset(&blocked, signal) }
        var previous = sigset_t()
        unsafe pthread_sigmask(SIG_SETMASK, &blocked, &previous)
        return SignalMask(previous: previous)
    }

    func restore() {
        var previous = previous
        unsafe pthread_sigmask(SIG_SETMASK, &previous, nil)
    }
}
