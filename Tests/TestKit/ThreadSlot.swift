import Platform
import Synchronization

/// Holds a running thread until it is joined.
public final class ThreadSlot: Sendable {
    private let thread = Mutex<Thread?>(nil)

    public init() {}

    public func start(_ name: String, _ body: @escaping @Sendable () -> Void) {
        thread.withLock { slot in slot = Thread(named: name, body) }
    }

    public func join() {
        let running = thread.withLock { $0.take() }
        running?.join()
    }
}
