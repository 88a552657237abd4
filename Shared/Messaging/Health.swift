import Synchronization
public import Wire

/// How the parts of a service are doing: each loop tells, the health query and the log read.
public final class Health: Sendable {
    public enum Status: String, WireEnum, Comparable {
        case healthy, degraded, unhealthy
    }

    /// One part, and why it is not well.
    public struct Part: Codable, Sendable, Hashable {
        public var name: String
        public var status: Status
        public var reason: String?

        public init(name: String, status: Status, reason: String?) {
            self.name = name
            self.status = status
            self.reason = reason
        }
    }

    /// How many messages wait in a queue.
    public struct Depth: Codable, Sendable, Hashable {
        public var queue: String
        public var messages: Int
    }

    private let state = Mutex<[String: Part]>([:])
    private let waiting = Mutex<[String: Int]>([:])

    public init() {}

    /// Notes how a part is doing; says whether that is news.
    @discardableResult
    public func note(_ name: String, _ status: Status, _ reason: String? = nil) -> Bool {
        state.withLock { parts in
            let part = Part(name: name, status: status, reason: reason)
            return parts.updateValue(part, forKey: name)?.status != status
        }
    }

    /// Notes how many messages the broker holds for a consumer of ours.
    func note(_ messages: Int, waitingIn queue: String) { waiting.withLock { $0[queue] = messages } }

    public var depths: [Depth] {
        waiting.withLock { $0.sorted { $0.key < $1.key } }.map { Depth(queue: $0.key, messages: $0.value) }
    }

    public var parts: [Part] { state.withLock { $0.values.sorted { $0.name < $1.name } } }
    public var status: Status { parts.map(\.status).max() ?? .degraded }
}
