/// Where messages are sent to.
public struct Exchange: Sendable, Hashable {
    /// How an exchange chooses queues.
    public enum Kind: String, Sendable, Hashable {
        case direct, topic, fanout, headers
        /// Spreads by hash; needs the plugin RabbitMQ brings along.
        case consistentHash = "x-consistent-hash"
    }

    public var name: String
    public var kind: Kind
    public var durable: Bool
    public var arguments: [Header]

    public init(_ name: String, _ kind: Kind, durable: Bool = true, arguments: [Header] = []) {
        self.name = name
        self.kind = kind
        self.durable = durable
        self.arguments = arguments
    }
}

/// Which messages of an exchange a queue wants.
public struct Binding: Sendable, Hashable {
    public var queue: String
    public var exchange: String
    public var routingKey: String
    public var arguments: [Header]

    public init(queue: String, exchange: String, routingKey: String, arguments: [Header] = []) {
        self.queue = queue
        self.exchange = exchange
        self.routingKey = routingKey
        self.arguments = arguments
    }
}

/// Exchanges, queues and bindings as data, declared on every connect or checked against what the operator set up.
public struct Topology: Sendable, Hashable {
    public var exchanges: [Exchange]
    public var queues: [Queue]
    public var bindings: [Binding]

    public init(exchanges: [Exchange] = [], queues: [Queue] = [], bindings: [Binding] = []) {
        self.exchanges = exchanges
        self.queues = queues
        self.bindings = bindings
    }

    /// Both, each thing once.
    public func merged(with other: Topology) -> Topology {
        Topology(
            exchanges: exchanges + other.exchanges.filter { !exchanges.contains($0) },
            queues: queues + other.queues.filter { !queues.contains($0) },
            bindings: bindings + other.bindings.filter { !bindings.contains($0) })
    }
}
