import Platform
import Synchronization

/// Holds the thread of one `onThread` until it is joined.
final class ThreadSlot: Sendable {
    private let thread = Mutex<Thread?>(nil)

    func start(_ name: String, _ body: @escaping @Sendable () -> Void) {
        thread.withLock { slot in slot = Thread(named: name, body) }
    }

    func join() {
        let running = thread.withLock { $0.take() }
        running?.join()
    }
}
