import CPlatform
import Glibc

/// A named POSIX thread, for work that blocks.
///
/// Swift's cooperative pool must never block, and librabbitmq always does, so every broker connection lives on one
/// of these from its first call to its last. Asynchronous signals are blocked in it: they belong to the main thread,
/// which waits for them (see `Termination`).
public struct Thread: ~Copyable {
    private let handle: pthread_t

    /// Starts `body` on a new thread; `name` shows in `top -H` (15 bytes at most).
    public init(named name: String, _ body: @escaping @Sendable () -> Void) {
        let box = unsafe Unmanaged.passRetained(Body(body)).toOpaque()
        var attributes = pthread_attr_t()
        unsafe pthread_attr_init(&attributes)
        // librabbitmq decodes nested header tables by recursion; a frame bounds it to well under this.
        unsafe pthread_attr_setstacksize(&attributes, 8 << 20)
        var handle = pthread_t()
        let mask = SignalMask.blockingAsynchronous()
        let status = unsafe pthread_create(&handle, &attributes, Self.run, box)
        mask.restore()
        unsafe pthread_attr_destroy(&attributes)
        guard status == 0 else {
            preconditionFailure("cannot start thread \(name): \(SystemError.text(status))")
        }
        unsafe pthread_setname_np(handle, String(decoding: name.utf8.prefix(15), as: UTF8.self))
        self.handle = handle
    }

    /// Waits for the body to return.
    public consuming func join() {
        pthread_join(handle, nil)
    }

    /// Lets the calling thread run only where others leave time for it (10 of the 19 steps of nice(1)).
    public static func stepBack() {
        // On Linux the priority is the thread's own (setpriority(2), "C library/kernel differences"); 0 is the caller.
        _ = cplatform_step_back(10)
    }

    /// The calling thread works in bulk: others that wake up for a moment may interrupt it, and it interrupts nobody.
    ///
    /// Its share of the processors stays what it is. A kernel before 6.12 (EEVDF with slices) keeps the latter half only.
    public static func workInBulk() {
        _ = cplatform_work_in_bulk(20_000_000)
    }

    /// Lets whoever waits for this processor go first.
    ///
    /// The kernel itself looks only with its clock, every 4 ms on many machines: a bulk command has many pieces until then.
    public static func giveWay() {
        _ = sched_yield()
    }

    /// Processors that one busy thread leaves to others, at least 1.
    public static var spareProcessors: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)) - 1) }

    private static let run: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { raw in
        if let raw = unsafe raw { unsafe Unmanaged<Body>.fromOpaque(raw).takeRetainedValue().run() }
        return nil
    }
}

/// Carries the closure through `pthread_create`.
private final class Body {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}
