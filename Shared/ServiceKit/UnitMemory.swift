import Contracts
import Synchronization
import Wire

/// Units that have been read from their stored states, so that a list of pupils reads its school once and not a thousand
/// times.
///
/// By the bytes of the state, so it cannot hold anything out of date. Bounded: when full it forgets all.
final class UnitMemory: Sendable {
    static let shared = UnitMemory()

    private static let capacity = 1024
    private let known = Mutex<[[UInt8]: Unit]>([:])

    /// The unit of a stored state; nothing where it is none.
    func unit(_ state: [UInt8]) -> Unit? {
        if let unit = known.withLock({ $0[state] }) { return unit }
        guard case .success(let unit) = WireDecoder.decode(Unit.self, from: state) else { return nil }
        known.withLock { known in
            if known.count >= Self.capacity { known.removeAll(keepingCapacity: true) }
            known[state] = unit
        }
        return unit
    }
}
