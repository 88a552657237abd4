import Synchronization

/// A reason that one thread leaves for another.
final class Slot: Sendable {
    private let held = Mutex<String?>(nil)

    func put(_ reason: String) { held.withLock { $0 = reason } }
    func take() -> String? { held.withLock { $0.take() } }
}
